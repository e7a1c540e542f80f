using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.EventTicketing.Accounts.Passkeys;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>
/// Records every log-in, also a refused one, with its network address: by whom if the address names an account, never
/// what was typed. At most ten refusals a minute for an account, or for a network without one.
/// </summary>
internal static class LogInAudit
{
    private const string FindUser = "SELECT user_id FROM users WHERE email = ANY (@Forms) LIMIT 1";

    /// <summary>For an endpoint that takes an address or a passkey's signature and answers a token or a problem.</summary>
    public static RouteHandlerBuilder RecordsLogIns(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(async (context, next) =>
        {
            var answer = await next(context);
            var result = answer is INestedHttpResult nested ? nested.Result : answer;
            if (result is IValueHttpResult<TokenResponse> { Value: { } token })
            {
                Offer(context.HttpContext, "logged-in", token.User.UserId, null);
            }
            else if (result is ProblemHttpResult problem)
            {
                await RecordRefusalAsync(context, problem);
            }

            return answer;
        });

    private static async Task RecordRefusalAsync(EndpointFilterInvocationContext call, ProblemHttpResult problem)
    {
        var context = call.HttpContext;
        var user = await FindUserAsync(call);
        var reason = problem.ProblemDetails.Extensions["code"]?.ToString();
        // The password was right: a step of every log-in with a second factor, and what a stolen password comes to.
        var kind = reason == AccountErrors.SecondFactorRequired.Code ? "second-factor-asked" : "log-in-refused";
        Offer(context, kind, user, reason);
    }

    /// <summary>Whose address was typed, or whose passkey was named; null if nobody's.</summary>
    private static async Task<Guid?> FindUserAsync(EndpointFilterInvocationContext call)
    {
        var context = call.HttpContext;
        var services = context.RequestServices;
        if (call.Arguments.OfType<PasskeyLogInRequest>().FirstOrDefault() is { } signed)
        {
            var passkey = await services.GetRequiredService<PasskeyTable>()
                .FindAsync(PasskeyVerifier.BytesOf(signed.Credential?.Id), context.RequestAborted);
            return passkey?.UserId;
        }

        var typed = call.Arguments.OfType<LogInRequest>().FirstOrDefault()?.Email;
        return await services.GetRequiredService<Database>().FindAsync<Guid?>(
            FindUser, new { Forms = StoredAddress.FormsOf(typed) }, context.RequestAborted);
    }

    private static void Offer(HttpContext context, string kind, Guid? user, string? reason)
    {
        var address = context.Connection.RemoteIpAddress?.ToString();
        var details = new Dictionary<string, string>
        {
            ["device"] = DeviceName.Of(context.Request.Headers.UserAgent),
        };
        if (reason is not null)
        {
            details["reason"] = reason;
        }

        // A refused log-in is done to the account, and nobody knows by whom.
        var actor = reason is null ? AuditActor.User(user!.Value) : AuditActor.Nobody;
        context.RequestServices.GetRequiredService<AuditWriter>().Offer(
            new AuditEntry(kind, actor) { SellerId = user, SubjectId = user, Address = address, Details = details },
            $"{kind} {user?.ToString() ?? context.SenderAddress()}");
    }
}
