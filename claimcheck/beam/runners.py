"""Who runs a pipeline: this machine, Dataflow, Flink, Spark."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Sequence
from difflib import get_close_matches

import apache_beam as beam
from apache_beam.options.pipeline_options import GoogleCloudOptions, PipelineOptions, StandardOptions
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.runners.runner import PipelineRunner, PipelineState, create_runner

from claimcheck.error_codes import Code
from claimcheck.errors import ClaimcheckError, ConfigurationError

_HERE = "directrunner"


class Runner:
    """Runs pipelines.

    Args:
        name: Beam's name of the runner, such as ``DirectRunner``, which is this machine.
        options: its options, each ``KEY=VALUE``, or ``KEY`` for a switch.

    Raises:
        ConfigurationError: there is no such runner, or an option has a value that it cannot have.
    """

    def __init__(self, name: str, options: Sequence[str] = ()) -> None:
        self._name = name
        self._runner = _runner(name)
        self._options = _options(options)

    @property
    def temporary(self) -> str | None:
        """The folder for temporary files that the options name, if they do."""
        location: str | None = self._options.view_as(GoogleCloudOptions).temp_location
        return location

    def run(self, build: Callable[[beam.Pipeline], None]) -> None:
        """Run what is built on a pipeline, to its end.

        Raises:
            ConfigurationError: it failed.
        """
        try:
            pipeline = beam.Pipeline(runner=self._runner, options=self._options)
            build(pipeline)
            state = pipeline.run().wait_until_finish()
        except ClaimcheckError:
            raise
        except Exception as error:  # runners raise whatever they please
            raise self._failed(_last_line(error)) from error
        if state != PipelineState.DONE:
            raise self._failed(f"it ended as {state}")

    def _failed(self, reason: str) -> ConfigurationError:
        return ConfigurationError(
            Code.PIPELINE_FAILED,
            f"the pipeline failed: {reason}",
            where=f"--runner {self._name}",
            remedy="see what the runner logged; --verbose shows it here",
        )


def _runner(name: str) -> PipelineRunner:
    if name.lower() in (_HERE, "direct"):
        # Beam's own choice under this name would fetch a program from the network first.
        return FnApiRunner()
    try:
        return create_runner(name)
    except ImportError as error:
        raise ConfigurationError(
            Code.RUNNER_UNKNOWN,
            f"the runner {name!r} cannot be used: {_last_line(error)}",
            where="--runner",
            remedy="install what is missing, or correct the name",
        ) from error
    except (ValueError, AttributeError) as error:
        near = get_close_matches(name, StandardOptions.KNOWN_RUNNER_NAMES, n=1, cutoff=0)[0]
        raise ConfigurationError(
            Code.RUNNER_UNKNOWN,
            f"Beam has no runner {name!r}",
            where="--runner",
            remedy=f"do you mean {near}?",
        ) from error


def _options(given: Sequence[str]) -> PipelineOptions:
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            options = PipelineOptions([f"--{one}" for one in given])
            options.get_all_options()
    except SystemExit as error:
        raise ConfigurationError(
            Code.RUNNER_OPTION,
            said.getvalue().strip().rpartition("error: ")[2],
            where="--runner-option",
            remedy="write KEY=VALUE, or KEY for a switch",
        ) from error
    return options


def _last_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[-1] if lines else type(error).__name__
