"""One run of `shengwen transcribe`: its sources, what is written about them, its exit code."""

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from app.addresses import Fetcher
from app.batch import INTERRUPTED, Batch, Plan
from app.hotword_report_file import HotwordReportFile
from app.inputs import Inputs
from app.messages import Messages
from app.records import ListRecord, Record
from app.report import Report, Sums, left_out
from app.scoring import Measure
from app.terminal import View, complain
from app.trail import Trail

_FAILED = 1


def transcribe_all(  # noqa: PLR0913 - what was asked for, and who does it
    inputs: Sequence[str],
    output: Path | None,
    plan: Plan,
    *,
    view: View,
    fetcher: Fetcher,
    fetch_models: Callable[[Iterable[str]], int],
    references: Mapping[str, str] | None = None,
    measure: Measure | None = None,
    trail: Trail | None = None,
    hotword_report: Path | None = None,
) -> int:
    """Transcribe everything meant by `inputs` and return the exit code.

    Args:
        fetch_models: brings those that are named and not here; gives the exit code.
        references: what is said under each id; None compares nothing.
        measure: how to count errors; None goes by the references.
        trail: the way back into what an earlier run did not finish.
        hotword_report: the file that says what became of hotwords; None writes none.
    """
    with tempfile.TemporaryDirectory(prefix="shengwen-") as spool:
        found = Inputs(output, Path(spool))
        sums = Sums(measure)
        try:
            if output is not None:
                output.mkdir(parents=True, exist_ok=True)
            sources = found.collect(inputs)
            if not sources:
                return _FAILED
            records: list[Record] = [sums]
            if found.list_folder is not None:
                records.append(ListRecord(found.list_folder))
            report = None
            if references is not None:
                folder = found.list_folder or output or Path.cwd()
                report = Report(folder, references, sums, hotwords=plan.options.hotwords.spoken)
                records.append(report)
            if hotword_report is not None:
                records.append(HotwordReportFile(hotword_report))
        except OSError as error:
            complain(None, str(Messages().error(error)))
            return _FAILED
        options = plan.options
        code = fetch_models((options.model, options.vad, options.punctuation, plan.aligner))
        if code:
            return code
        code = Batch(plan, view, fetcher, records, trail).run(sources)
    if code == INTERRUPTED:
        return code
    _name_what_is_left_out(report)
    if found.list_folder is not None or report is not None:
        view.summed_up(sums)
    nothing_scored = report is not None and not sums.n_scored
    return max(code, _FAILED) if found.n_bad or nothing_scored else code


def _name_what_is_left_out(report: Report | None) -> None:
    for line in () if report is None else left_out(report):
        complain(None, line)
