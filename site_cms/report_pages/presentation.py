def present_all(content):
    return content
