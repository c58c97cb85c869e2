"""`floorsim scenario schema`: the JSON Schema by which editors complete and check a scenario."""

from __future__ import annotations

from pathlib import Path

import click

from floorsim.cli.output import echo, say


@click.command("schema")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it to FILE instead.")
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
def schema(output: Path | None, force: bool) -> None:
    """Print the JSON Schema of the scenario language.

    Editors that know YAML schemas complete and check a file by it. The first line of a shipped scenario, and
    of one that `scenario new` writes, names it as a file beside the scenario.
    """
    from floorsim.cli.new_file import require_free, write_whole
    from floorsim.scenario.schema_export import schema_text

    if output is None:
        echo(schema_text().rstrip())
        return
    require_free(output, force=force)
    write_whole(output, schema_text(), force=force)
    say(f"The schema is in {output}.")
