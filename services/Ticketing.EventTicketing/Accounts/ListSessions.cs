using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>A page of sessions, newest first; <paramref name="Next"/> is null on the last page.</summary>
internal sealed record SessionListResponse(IReadOnlyList<SessionResponse> Sessions, string? Next);

/// <summary>A log-in that is not over.</summary>
/// <param name="SessionId">Claim <c>sid</c> of its access tokens.</param>
/// <param name="CreatedAt">When the user logged in.</param>
/// <param name="LastUsedAt">When it was renewed last.</param>
/// <param name="Device">Browser and system, such as <c>Firefox on Windows</c>.</param>
/// <param name="Current">Whether the caller's token belongs to it.</param>
internal sealed record SessionResponse(
    Guid SessionId, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, string Device, bool Current);

/// <summary><c>GET /users/sessions</c>: where the caller is logged in.</summary>
internal static class ListSessions
{
    /// <summary>Ids grow with time (UUID version 7).</summary>
    private const string ReadPage =
        """
        SELECT session_id, created_at, last_used_at, device FROM sessions
        WHERE user_id = @UserId AND ended_at IS NULL AND expires_at > @Now AND last_used_at > @IdleSince
          AND (@Before::uuid IS NULL OR session_id < @Before)
        ORDER BY session_id DESC LIMIT @Limit
        """;

    public static void MapListSessions(this IEndpointRouteBuilder app) => app
        .MapGet("/users/sessions", HandleAsync)
        .RequireAuthorization()
        .WithName("ListSessions")
        .WithSummary("List where one is signed in")
        .IsPaged()
        .WithTags("users");

    private static async Task<Results<Ok<SessionListResponse>, ProblemHttpResult>> HandleAsync(
        HttpContext context, ClaimsPrincipal caller, Database database, IOptions<AccountsOptions> options,
        TimeProvider time, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        var before = Guid.Empty;
        errors.Require(page.After is null || Guid.TryParse(page.After, out before), "after", "Not a cursor of this list.");
        if (!errors.None)
        {
            return errors.ToRefusal().ToProblem(context);
        }

        var now = time.GetUtcNow();
        var rows = await database.QueryAsync<SessionLine>(
            ReadPage,
            new
            {
                UserId = caller.UserId().Value, Now = now, IdleSince = options.Value.IdleSince(now),
                Before = page.After is null ? (Guid?)null : before, Limit = page.Limit + 1,
            },
            ct);
        var current = caller.SessionId();
        var next = rows.Count > page.Limit ? Cursor.Encode(rows[page.Limit - 1].SessionId.ToString()) : null;
        return TypedResults.Ok(new SessionListResponse(
            [
                .. rows.Take(page.Limit).Select(row => new SessionResponse(
                    row.SessionId, row.CreatedAt, row.LastUsedAt, row.Device, row.SessionId == current)),
            ],
            next));
    }

    private sealed class SessionLine
    {
        public Guid SessionId { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset LastUsedAt { get; init; }
        public required string Device { get; init; }
    }
}
