"""Where work is done: in this process, in several, or on the machines of a Spark cluster; nothing of what is done."""

from tawthiq.engines.limits import Limits
from tawthiq.engines.local import Local
from tawthiq.engines.pool import Crew, Pool
from tawthiq.engines.spark_session import spark_session
from tawthiq.engines.work import Engine, Work, cores

__all__ = ["Crew", "Engine", "Limits", "Local", "Pool", "Work", "cores", "spark_session"]
