using Npgsql;
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
        SELECT id, kind, created_at, mail_attempts, mail_error, count(*) OVER ()
        FROM notifications WHERE mail_state = 'PARKED' ORDER BY seq DESC LIMIT $1
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
        group.MapPost("/retry", async (NpgsqlDataSource database, CancellationToken ct) =>
        {
            await using var command = database.CreateCommand(Retry);
            return TypedResults.Ok(new RetriedMailsResponse(await command.ExecuteNonQueryAsync(ct)));
        });
    }

    private static async Task<IResult> ListAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new() { Value = MaxListed });
        var mails = new List<ParkedMail>();
        long total = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            total = reader.GetInt64(5);
            mails.Add(new ParkedMail(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetFieldValue<DateTimeOffset>(2),
                reader.GetInt32(3),
                await reader.IsDBNullAsync(4, ct) ? null : reader.GetString(4)));
        }
        return TypedResults.Ok(new ParkedMailsResponse(total, mails));
    }
}
