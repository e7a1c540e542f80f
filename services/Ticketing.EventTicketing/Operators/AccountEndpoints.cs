using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts.Text;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Operators;

/// <summary>
/// <c>/internal/accounts</c>: operators find accounts, lock and unlock them, sign them out, and take away a second factor.
/// The gateway routes it where operators are let in at all.
/// </summary>
internal static class AccountEndpoints
{
    private const string Path = "/internal/accounts";
    private const string One = $"{Path}/{{userId:guid}}";

    /// <summary>Of what is typed into the search; one letter finds nearly everybody.</summary>
    private const int MinText = 2;

    private const int MaxText = 200;
    private const int MinReason = 5;
    private const int MaxReason = 300;

    public static void MapAccountEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ListAsync).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        app.MapGet(One, GetAsync).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        app.MapPost($"{One}/lock", LockAsync).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        app.MapPost($"{One}/unlock", UnlockAsync).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        app.MapPost($"{One}/end-sessions", EndSessionsAsync)
            .RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        app.MapPost($"{One}/remove-second-factor", RemoveFactorAsync)
            .RequireAuthorization(Policies.Operator).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<AccountPage>, ProblemHttpResult>> ListAsync(
        string? q, string? role, bool? locked, HttpContext context, AccountReader reader, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        var text = q?.Trim() ?? "";
        errors.Require(
            text.Length is 0 or (>= MinText and <= MaxText), "q", $"Must have {MinText} to {MaxText} characters.");
        errors.Require(role is null or "buyer" or "seller" or "operator", "role", "Must be buyer, seller or operator.");
        var before = Guid.Empty;
        errors.Require(page.After is null || Guid.TryParse(page.After, out before), "after", "Not a cursor of this list.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        var wanted = new AccountSearch(
            text.Length == 0 ? null : text, role, locked, page.After is null ? null : before, page.Limit);
        if (await reader.SearchAsync(wanted, ct) is not { } found)
        {
            return OperatorErrors.TooCommon.ToProblem(context);
        }

        return TypedResults.Ok(new AccountPage(
            [.. found.Take(page.Limit)],
            found.Count > page.Limit ? Cursor.Encode(found[page.Limit - 1].UserId.ToString()) : null));
    }

    private static async Task<Results<Ok<AccountDetail>, ProblemHttpResult>> GetAsync(
        Guid userId, ClaimsPrincipal caller, HttpContext context, AccountReader reader, AuditWriter audit,
        CancellationToken ct)
    {
        if (await reader.FindAsync(userId, ct) is not { } account)
        {
            return OperatorErrors.NotFound.ToProblem(context);
        }

        audit.Offer(
            new AuditEntry("account-viewed", AuditActor.Of(caller)) { SubjectId = userId },
            $"account-viewed {caller.UserId()} {userId}");
        return TypedResults.Ok(account);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> LockAsync(
        Guid userId, AccountChangeRequest body, ClaimsPrincipal caller, HttpContext context, AccountChanges changes,
        CancellationToken ct) =>
        ChangeAsync(context, body.Reason, null, reason => changes.LockAsync(userId, reason, AuditActor.Of(caller), ct));

    private static Task<Results<NoContent, ProblemHttpResult>> UnlockAsync(
        Guid userId, AccountChangeRequest body, ClaimsPrincipal caller, HttpContext context, AccountChanges changes,
        CancellationToken ct) =>
        ChangeAsync(context, body.Reason, null, reason => changes.UnlockAsync(userId, reason, AuditActor.Of(caller), ct));

    private static Task<Results<NoContent, ProblemHttpResult>> EndSessionsAsync(
        Guid userId, AccountChangeRequest body, ClaimsPrincipal caller, HttpContext context, AccountChanges changes,
        CancellationToken ct) => ChangeAsync(
            context, body.Reason, null, reason => changes.EndSessionsAsync(userId, reason, AuditActor.Of(caller), ct));

    private static Task<Results<NoContent, ProblemHttpResult>> RemoveFactorAsync(
        Guid userId, RemoveFactorRequest body, ClaimsPrincipal caller, HttpContext context, AccountChanges changes,
        CancellationToken ct) => ChangeAsync(
            context, body.Reason,
            errors => errors.Require(
                RemoveFactorRequest.Ways.Contains(body.IdentifiedBy), "identified_by",
                $"Must be one of {string.Join(", ", RemoveFactorRequest.Ways)}."),
            reason => changes.RemoveSecondFactorAsync(
                userId, reason, body.IdentifiedBy!, AuditActor.Of(caller), ct));

    /// <summary>Every change has a reason, which goes into the audit log: so it names nobody by address.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        HttpContext context, string? typed, Func<FieldErrors, bool>? check, Func<string, Task<Refusal?>> changeAsync)
    {
        var errors = new FieldErrors();
        errors.Require(
            VisibleText.TryLine(typed, MinReason, MaxReason, out var reason), "reason",
            $"Must have {MinReason} to {MaxReason} characters.");
        errors.Require(typed?.Contains('@') != true, "reason", "Must not have an e-mail address: the audit log keeps it.");
        check?.Invoke(errors);
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        return await changeAsync(reason!) is { } refusal ? refusal.ToProblem(context) : TypedResults.NoContent();
    }
}
