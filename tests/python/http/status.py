from http import HTTPMethod, HTTPStatus
import http

print(HTTPStatus.OK, repr(HTTPStatus.NOT_FOUND), HTTPStatus(404).phrase, HTTPStatus.NOT_FOUND.description, HTTPStatus["CREATED"].value)
print(HTTPStatus.OK == 200, HTTPStatus.OK + 1, f"{HTTPStatus.IM_A_TEAPOT} {HTTPStatus.IM_A_TEAPOT.name}", len(HTTPStatus))
for status in HTTPStatus:
    print(status.value, status.name, "|", status.phrase, "|", status.description, "|", status.is_success, status.is_client_error)
try:
    HTTPStatus(299)
except ValueError as error:
    print(error)
print(list(HTTPMethod), HTTPMethod.GET == "GET", HTTPMethod.POST.description, str(HTTPMethod.PUT), HTTPStatus.__mro__)
print(http.__all__ == ["HTTPStatus", "HTTPMethod"], HTTPStatus.OK.is_informational, HTTPStatus.FOUND.is_redirection, HTTPStatus.BAD_GATEWAY.is_server_error)
