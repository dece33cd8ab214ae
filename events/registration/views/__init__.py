"""What people see of registering."""
