using System.Globalization;
using Microsoft.Extensions.Options;
using Ticketing.Contracts;
using Ticketing.Gateway.Limits.Addresses;

namespace Ticketing.Gateway.Limits.Rates;

/// <summary>
/// Requests per minute of a user and of an address, by route class. Answers carry <c>RateLimit-Policy</c> and
/// <c>RateLimit</c> (draft-ietf-httpapi-ratelimit-headers), refused ones <c>Retry-After</c> as well.
/// </summary>
internal sealed class RateLimit(RateCounters counters, SignedInUsers users, IOptions<LimitOptions> options)
{
    private static readonly int WindowSeconds = (int)RateRule.Window.TotalSeconds;

    private readonly Policy[,] _policies = PoliciesOf(options.Value);

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (IsProbe(context.Request.Path))
        {
            return next(context);
        }

        var kind = RouteClasses.Of(context);
        var address = ClientAddress.Of(context);
        if (users.Of(context.Request) is not { } user)
        {
            var anybody = Take(RateKey.Of(kind, RateScope.Address, address));
            return AnswerAsync(context, next, anybody, _policies[(int)kind, (int)RateScope.Address]);
        }

        var (decision, policy) = TakeSignedIn(kind, user, address);
        return AnswerAsync(context, next, decision, policy);
    }

    /// <summary>The tighter of the user's and the address's.</summary>
    private (RateDecision? Decision, Policy Policy) TakeSignedIn(RouteClass kind, UserId user, ClientAddress address)
    {
        var byUser = Take(RateKey.Of(kind, user));
        var userPolicy = _policies[(int)kind, (int)RateScope.User];
        if (byUser is { Admitted: false })
        {
            return (byUser, userPolicy);
        }

        var byAddress = Take(RateKey.Of(kind, RateScope.SignedInAddress, address));
        return byAddress is { } there && (!there.Admitted || byUser is null || there.Remaining < byUser.Value.Remaining)
            ? (byAddress, _policies[(int)kind, (int)RateScope.SignedInAddress])
            : (byUser, userPolicy);
    }

    private RateDecision? Take(RateKey key) => counters.Take(key, _policies[(int)key.Kind, (int)key.Scope].Limit);

    private static Task AnswerAsync(HttpContext context, RequestDelegate next, RateDecision? taken, Policy policy)
    {
        if (taken is not { } decision)
        {
            return next(context);
        }

        // At the last moment: an answer that is kept for others (Reads/) must not carry one reader's numbers.
        context.Response.OnStarting(static state => ((Told)state).Write(), new Told(context.Response, policy, decision));
        return decision.Admitted
            ? next(context)
            : LimitErrors.TooManyRequests(context, decision.Wait).ExecuteAsync(context);
    }

    /// <summary>The orchestrator's questions, which must be answered however busy its address is.</summary>
    private static bool IsProbe(PathString path) => path == "/health" || path == "/alive";

    private static Policy[,] PoliciesOf(LimitOptions options)
    {
        var policies = new Policy[Enum.GetValues<RouteClass>().Length, Enum.GetValues<RateScope>().Length];
        foreach (var kind in Enum.GetValues<RouteClass>())
        {
            var rule = RateRule.Of(kind);
            policies[(int)kind, (int)RateScope.User] = PolicyOf(kind, "user", (long)rule.PerUser * options.UserFactor);
            policies[(int)kind, (int)RateScope.SignedInAddress] =
                PolicyOf(kind, "address", (long)rule.PerSignedInAddress * options.AddressFactor);
            policies[(int)kind, (int)RateScope.Address] =
                PolicyOf(kind, "anonymous", (long)rule.PerAddress * options.AddressFactor);
        }

        return policies;
    }

    private static Policy PolicyOf(RouteClass kind, string scope, long limit)
    {
        var name = $"{(kind == RouteClass.LogIn ? "log-in" : kind.ToString().ToLowerInvariant())}-{scope}";
        return new(
            name, limit, string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={limit};w={WindowSeconds}"));
    }

    private sealed class Told(HttpResponse response, Policy policy, RateDecision decision)
    {
        public Task Write()
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(decision.Wait.TotalSeconds));
            response.Headers["RateLimit-Policy"] = policy.Header;
            response.Headers["RateLimit"] = string.Create(
                CultureInfo.InvariantCulture, $"\"{policy.Name}\";r={decision.Remaining};t={seconds}");
            return Task.CompletedTask;
        }
    }

    /// <param name="Name">As the headers name it, for example <c>orders-user</c>.</param>
    /// <param name="Header">The value of <c>RateLimit-Policy</c>.</param>
    private sealed record Policy(string Name, long Limit, string Header);
}
