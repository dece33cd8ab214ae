"""What people are asked when they register."""

from events.registration.forms.categories import CategoryForm
from events.registration.forms.fees import REFUSED, AmountForm, AnotherCategoryForm, CodeForm, FeeForm
from events.registration.forms.people import AddressForm, DetailsForm, NeedsForm

__all__ = [
    "REFUSED",
    "AddressForm",
    "AmountForm",
    "AnotherCategoryForm",
    "CategoryForm",
    "CodeForm",
    "DetailsForm",
    "FeeForm",
    "NeedsForm",
]
