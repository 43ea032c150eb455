"""Asking a server for a file: through the proxy, and along redirects that are safe."""

from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from engine.errors import DownloadFailed
from engine.models.hubs import RemoteFile
from engine.models.network import Network

_MOST_REDIRECTS = 10
_REDIRECTS = (301, 302, 303, 307, 308)


class Again(Exception):  # noqa: N818 - becomes a DownloadFailed after too many
    """Something that may be better a moment later, or `after` so many seconds."""

    def __init__(self, reason: str, detail: str = "", after: float = 0.0) -> None:
        super().__init__(reason, detail, after)
        self.reason = reason
        self.detail = detail
        self.after = after


class Web:
    """The servers that have the files of one model."""

    def __init__(self, model: str, network: Network) -> None:
        self._model = model
        self._network = network
        self._session = requests.Session()
        self._session.headers["User-Agent"] = "shengwen"

    def open(self, file: RemoteFile, headers: dict[str, str]) -> requests.Response:
        """Ask for a file and follow redirects as far as they are safe.

        Raises:
            DownloadFailed, Again: there is no answer.
        """
        url = file.url
        for _ in range(_MOST_REDIRECTS):
            response = self._get(file, url, headers)
            if response.status_code not in _REDIRECTS:
                return response
            response.close()
            onward = response.headers.get("Location", "")
            if not _is_safe_step(url, onward):
                raise self.failed(file, "redirect", onward)
            url = urljoin(url, onward)
        raise self.failed(file, "redirect", url)

    def close(self) -> None:
        """Let go of connections that are kept for the next file."""
        self._session.close()

    def _get(self, file: RemoteFile, url: str, headers: dict[str, str]) -> requests.Response:
        proxy, bundle = self._network.proxy, self._network.ca_bundle
        try:
            # Said with each request, as the environment's word counts more than the session's.
            return self._session.get(
                url,
                headers=headers,
                stream=True,
                allow_redirects=False,
                proxies=None if proxy is None else {"http": proxy, "https": proxy},
                verify=None if bundle is None else str(bundle),
                timeout=self._network.stall,
            )
        except requests.exceptions.SSLError as error:
            raise self.failed(file, "certificate", str(error)) from error
        except requests.exceptions.ProxyError as error:
            raise Again("proxy", str(error)) from error
        except requests.Timeout as error:
            raise Again("stalled", str(error)) from error
        except requests.ConnectionError as error:
            raise Again("unreachable", str(error)) from error
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise self.failed(file, "address", str(error)) from error  # or a bad proxy, or bundle

    def failed(self, file: RemoteFile, reason: str, detail: str = "") -> DownloadFailed:
        """The error that names the file."""
        host = urlsplit(file.url).hostname or file.url
        return DownloadFailed(self._model, reason, host, file.name, detail)


def _is_safe_step(url: str, onward: str) -> bool:
    """Whether a redirect stays on the web, and encrypted where it was."""
    allowed = ("https",) if urlsplit(url).scheme == "https" else ("http", "https")
    try:
        return urlsplit(urljoin(url, onward)).scheme in allowed
    except ValueError:  # no address
        return False
