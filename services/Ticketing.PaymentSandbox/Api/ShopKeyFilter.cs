using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ticketing.PaymentSandbox.Api;

/// <summary>Wants the shop's key: <c>Authorization: Bearer …</c>.</summary>
internal sealed class ShopKeyFilter(SandboxOptions options) : IEndpointFilter
{
    private readonly byte[] _expected = Encoding.UTF8.GetBytes($"Bearer {options.ApiKey}");

    public async ValueTask<object?> InvokeAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var given = Encoding.UTF8.GetBytes(context.HttpContext.Request.Headers.Authorization.ToString());
        return CryptographicOperations.FixedTimeEquals(given, _expected)
            ? await next(context)
            : Unauthenticated;
    }

    private static JsonHttpResult<SandboxError> Unauthenticated => TypedResults.Json(
        new SandboxError("unauthenticated", "The shop's key is missing or wrong."),
        SandboxJson.Default.SandboxError,
        statusCode: StatusCodes.Status401Unauthorized);
}
