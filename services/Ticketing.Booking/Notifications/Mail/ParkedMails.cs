using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>A mail that was tried as often as allowed. Without address and content.</summary>
internal sealed record ParkedMail(
    Guid NotificationId, string Kind, DateTimeOffset CreatedAt, int Attempts, string? Error);

/// <summary>The newest parked mails, and how many there are.</summary>
internal sealed record ParkedMailsResponse(long Total, IReadOnlyList<ParkedMail> Newest);

/// <summary>How many mails are tried again.</summary>
internal sealed record RetriedMailsResponse(int Retried);

/// <summary>
/// <c>GET /internal/mails/parked</c> and <c>POST /internal/mails/parked/retry</c>, for operators and not routed by
/// the gateway.
/// </summary>
internal static class ParkedMailEndpoints
{
    private const int MaxListed = 100;

    private const string Select = """
        SELECT id, kind, created_at, mail_attempts, mail_error, count(*) OVER () AS total
        FROM notifications WHERE mail_state = 'PARKED' ORDER BY seq DESC LIMIT @limit
        """;

    private const string Retry = """
        UPDATE notifications SET mail_state = 'PENDING', mail_attempts = 0, mail_due_at = '-infinity'
        WHERE mail_state = 'PARKED'
        """;

    public static void MapParkedMails(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/internal/mails/parked")
            .RequireAuthorization(Policies.Operator)
            .ExcludeFromDescription();
        group.MapGet("", ListAsync);
        group.MapPost("/retry", async (Database database, CancellationToken ct) =>
            TypedResults.Ok(new RetriedMailsResponse(await database.ExecuteAsync(Retry, null, ct))));
    }

    private static async Task<IResult> ListAsync(Database database, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>(Select, new { limit = MaxListed }, ct);
        return TypedResults.Ok(new ParkedMailsResponse(
            rows.Count == 0 ? 0 : rows[0].Total,
            [.. rows.Select(r => new ParkedMail(r.Id, r.Kind, r.CreatedAt, r.MailAttempts, r.MailError))]));
    }

    private sealed class Row
    {
        public required Guid Id { get; init; }
        public required string Kind { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public required int MailAttempts { get; init; }
        public string? MailError { get; init; }
        public required long Total { get; init; }
    }
}
