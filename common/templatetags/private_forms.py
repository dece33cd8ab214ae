"""Django's `{% csrf_token %}`, after which Back no longer fills a form in once its reader has left.

Going back to a page, Chromium and its kin type in again what stood in its form, even where the page was
"no-store" and scripts are off. They know a form by the names of its first fields. So each form carries one
hidden field, empty, whose name comes from the browser's CSRF cookie: the same on every page until the
cookie goes, which is what leaving the site does (`common/leaving.py`). Loaded as a built-in tag library,
so that no form can forget it.
"""

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.crypto import salted_hmac
from django.utils.html import format_html

register = template.Library()


class PrivateTokenNode(CsrfTokenNode):
    def render(self, context: template.Context) -> str:
        token = super().render(context)
        request = context.get("request")
        secret = request.META.get("CSRF_COOKIE") if request else None
        if not token or not secret:
            return token
        name = salted_hmac("common.private_forms", secret).hexdigest()[:10]
        return token + format_html('<input type="hidden" name="_{}">', name)


@register.tag
def csrf_token(parser: template.base.Parser, token: template.base.Token) -> PrivateTokenNode:
    return PrivateTokenNode()
