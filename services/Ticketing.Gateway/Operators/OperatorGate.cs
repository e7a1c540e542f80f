using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Gateway.Operators;

/// <summary>
/// Keeps operators out of the public origin, unless <c>Gateway:AllowOperators</c> lets them in. What an operator may do
/// would be worth an attack on the whole shop, and operators reach the services from within. Their tokens are refused here,
/// and event-ticketing is told to log no operator in.
/// </summary>
internal sealed class OperatorGate(AccessTokens tokens, IConfiguration configuration)
{
    internal const string Setting = "Gateway:AllowOperators";
    private const string BearerPrefix = "Bearer ";

    private static readonly Refusal NotHere = new(
        StatusCodes.Status403Forbidden, "operators-not-public",
        "Operators are not let in at the public address. Ask the service itself, from within.");

    private readonly bool _isOpen = configuration.GetValue<bool>(Setting);

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // A client's own word about it goes no further.
        context.Request.Headers.Remove(PublicGateway.NoOperatorsHeader);
        if (_isOpen)
        {
            return next(context);
        }

        context.Request.Headers[PublicGateway.NoOperatorsHeader] = "1";
        return IsOperator(context.Request) ? NotHere.ToProblem(context).ExecuteAsync(context) : next(context);
    }

    /// <summary>By a token that is good: the services refuse all others anyway.</summary>
    private bool IsOperator(HttpRequest request) =>
        request.Headers.Authorization is [{ } header]
        && header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
        && tokens.Check(header[BearerPrefix.Length..].Trim())?.Role == Policies.Operator;
}

/// <summary>Puts the gate into the pipeline.</summary>
internal static class OperatorGateExtensions
{
    /// <summary>After the limits, which are cheaper, and before anything is forwarded.</summary>
    public static void UseOperatorGate(this WebApplication app) =>
        app.Use(new OperatorGate(app.Services.GetRequiredService<AccessTokens>(), app.Configuration).InvokeAsync);
}
