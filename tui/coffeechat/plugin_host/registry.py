"""The hooks as pluggy knows them. Import this module late: pluggy takes 14 ms."""

from pluggy import HookimplOpts, HookspecOpts, PluginManager

from coffeechat.api import Plugin


class Registry(PluginManager):
    """Takes the public methods of `Plugin` for hooks, and their overrides for implementations.

    So no decorator can be forgotten, and `coffeechat.api` need not know of pluggy.
    """

    def __init__(self) -> None:
        super().__init__("coffeechat")
        self.add_hookspecs(Plugin)

    def parse_hookspec_opts(self, module_or_class: object, name: str) -> HookspecOpts | None:
        """Every public method of the base class specifies a hook."""
        if name.startswith("_") or not callable(getattr(module_or_class, name)):
            return None
        return HookspecOpts(
            firstresult=False, historic=False, warn_on_impl=None, warn_on_impl_args=None
        )

    def parse_hookimpl_opts(self, plugin: object, name: str) -> HookimplOpts | None:
        """An overridden hook of the base class is an implementation."""
        if not overrides(type(plugin), name):
            return None
        return HookimplOpts(
            wrapper=False,
            hookwrapper=False,
            optionalhook=False,
            tryfirst=False,
            trylast=False,
            specname=None,
        )

    def ask(self, plugin: Plugin, hook: str) -> list[object]:
        """What this one plugin answers to a hook: a list of one, or of none without an answer."""
        others = [other for other in self.get_plugins() if other is not plugin]
        answers: list[object] = self.subset_hook_caller(hook, others)()
        return answers


def overrides(kind: type[object], hook: str) -> bool:
    """Whether a class of plugins overrides that hook of the base class."""
    own = vars(Plugin).get(hook)
    if hook.startswith("_") or not callable(own):  # such as settings_type
        return False
    return getattr(kind, hook, None) is not own
