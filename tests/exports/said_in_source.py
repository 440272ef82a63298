"""The sentences that the program's source can say to people, each with `\\0` where a value stands."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tawthiq

SOURCE = Path(tawthiq.__file__).parent
HOLE = "\0"
_FROM = {  # what says something, and from which argument on
    "InputError": 1,
    "LimitError": 1,
    "Skipped": 1,
    "Unread": 1,
    "Refused": 1,
    "Fault": 1,
    "type_": 1,
    "Problem": 1,
    "CaseError": 0,
    "LanguageError": 0,
    "fail": 0,
    "InvariantError": 0,
    "EngineError": 0,
    "_Ended": 1,
    "_ended": 0,
    "ValueError": 0,
    "Misfit": 3,
}
_UNTIL = {"Fault": 3, "Problem": 2, "Misfit": 4, "_Ended": 2, "_ended": 1}  # and up to which
_RETURNED = {("judging/placing.py", "find_claim"), ("judging/additions.py", "find_added")}
_PUT = "left_out"  # the attribute that says why an export has no row
_HANDED_ON = {"problem", "remedy", "skipped", "stderr"}  # attributes with what another place says


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said, and where in the source."""

    text: str
    where: str


def sentences(leave_out: Sequence[str]) -> Iterator[Sentence]:
    """All of them, but for files and folders of the source that are left out."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if not any(name == one or name.startswith(f"{one}/") for one in leave_out):
            yield from _Module(path, name).sentences()


class _Module:
    """One module: its functions and constants, by which names in it are looked up."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name, self.tree = path, name, ast.parse(path.read_text(encoding="utf-8"))
        self.functions = {one.name: one for one in ast.walk(self.tree) if isinstance(one, ast.FunctionDef)}

    def sentences(self) -> Iterator[Sentence]:
        """Each argument of what says something, in all its forms."""
        for scope in [self.tree, *self.functions.values()]:
            for call in _own(scope):
                if not isinstance(call, ast.Call):
                    continue
                kind = _called(call)
                if kind not in _FROM:
                    continue
                for argument in call.args[_FROM[kind] : _UNTIL.get(kind)]:
                    if not _is_handed_on(argument):
                        for text in self.forms(argument, scope):
                            yield Sentence(text, f"{self.name}:{call.lineno} {ast.unparse(argument)}")
        for what, scope in self._others():
            for text in self.forms(what, scope):
                yield Sentence(text, f"{self.name}:{what.lineno} {ast.unparse(what)}")

    def _others(self) -> Iterator[tuple[ast.expr, ast.AST]]:
        for name, function in self.functions.items():
            for one in _own(function):
                if isinstance(one, ast.Return) and one.value and (self.name, name) in _RETURNED:
                    if isinstance(one.value, ast.Constant | ast.JoinedStr | ast.IfExp):
                        yield one.value, function
                elif (
                    isinstance(one, ast.Assign)
                    and isinstance(one.targets[0], ast.Attribute)
                    and one.targets[0].attr == _PUT
                ):
                    yield one.value, function

    def forms(self, what: ast.expr, scope: ast.AST) -> set[str]:  # noqa: PLR0911  # one for each kind of expression
        """What an expression can say; a hole for what is not known from the source."""
        match what:
            case ast.Constant(value=str() as text):
                return {text}
            case ast.Constant():
                return {HOLE}
            case ast.JoinedStr(values=values):
                return self._joined(values, scope)
            case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
                return self.forms(value, scope)
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                return {one.replace(HOLE * 2, HOLE) for one in self._joined([left, right], scope)}
            case ast.IfExp(body=body, orelse=other):
                return self.forms(body, scope) | self.forms(other, scope)
            case ast.BoolOp(values=values):
                first = self.forms(values[0], scope) - {""}
                return first.union(*(self.forms(one, scope) for one in values[1:]))
            case ast.Name(id=name):
                return self._named(name, scope)
            case ast.Subscript(value=ast.Name(id=name)):
                return self._listed(name)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="get"), args=[_, default]):
                return self._listed(name) | self.forms(default, scope)
            case ast.Call(func=ast.Name(id=name)) if self._function(name):
                return self._returned(name)
        return {HOLE}

    def _joined(self, parts: Sequence[ast.expr], scope: ast.AST) -> set[str]:
        return {"".join(one) for one in itertools.product(*(sorted(self.forms(part, scope)) for part in parts))}

    def _named(self, name: str, scope: ast.AST) -> set[str]:
        """What was put under a name here, or else in the module, or where it comes from."""
        for own in (scope, self.tree):
            found = [value for value in _put(own, name) if not _is_call_on(value, name)]
            if found:
                return set().union(*(self.forms(one, own) for one in found))
        home = self._home(name)
        return home._named(name, home.tree) if home else {HOLE}

    def _listed(self, name: str) -> set[str]:
        """The values of a table of the module."""
        found = [one for value in _put(self.tree, name) if isinstance(value, ast.Dict) for one in value.values]
        return set().union(*(self.forms(one, self.tree) for one in found)) if found else {HOLE}

    def _returned(self, name: str) -> set[str]:
        module, function = self._function(name) or (self, None)
        assert function is not None
        found = [one.value for one in _own(function) if isinstance(one, ast.Return) and one.value]
        said = [one for one in found if not (isinstance(one, ast.Constant) and one.value is None)]
        return set().union(*(module.forms(one, function) for one in said)) if said else {HOLE}

    def _function(self, name: str) -> tuple[_Module, ast.FunctionDef] | None:
        home: _Module | None = self if name in self.functions else self._home(name)
        if home is None or name not in home.functions:
            return None
        function = home.functions[name]
        says = ast.unparse(function.returns) if function.returns else ""
        return (home, function) if says in {"str", "str | None"} else None

    def _home(self, name: str) -> _Module | None:
        """The module of ours from which a name is imported."""
        for one in self.tree.body:
            if isinstance(one, ast.ImportFrom) and any((other.asname or other.name) == name for other in one.names):
                path = SOURCE.parent / (one.module or "").replace(".", "/")
                file = path.with_suffix(".py") if path.with_suffix(".py").is_file() else path / "__init__.py"
                return _module(file) if (one.module or "").startswith("tawthiq.") else None
        return None


@cache
def _module(path: Path) -> _Module:
    return _Module(path, path.relative_to(SOURCE).as_posix())


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope, without those of functions in it."""
    for child in ast.iter_child_nodes(scope):
        if not isinstance(child, ast.FunctionDef):
            yield child
            yield from _own(child)


def _put(scope: ast.AST, name: str) -> list[ast.expr]:
    found: list[ast.expr] = []
    for one in _own(scope):
        targets = (
            one.targets
            if isinstance(one, ast.Assign)
            else [one.target]
            if isinstance(one, ast.AnnAssign | ast.NamedExpr)
            else []
        )
        for target in targets:
            if isinstance(target, ast.Name) and target.id == name and one.value:
                found.append(one.value)
            elif isinstance(target, ast.Tuple) and isinstance(one.value, ast.Tuple):
                found += [
                    v
                    for t, v in zip(target.elts, one.value.elts, strict=False)
                    if isinstance(t, ast.Name) and t.id == name
                ]
    return found


def _is_call_on(value: ast.expr, name: str) -> bool:
    return any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(value))


def _called(call: ast.Call) -> str:
    func = call.func
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""


def _is_handed_on(what: ast.expr) -> bool:
    match what:
        case ast.Attribute(attr=name):
            return name in _HANDED_ON
        case ast.Starred(value=ast.Attribute(attr=name)):
            return name in _HANDED_ON
        case ast.Call(func=ast.Name(id="str")):
            return True
    return False
