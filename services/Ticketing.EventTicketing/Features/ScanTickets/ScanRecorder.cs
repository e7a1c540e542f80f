using System.Data;
using Npgsql;
using Ticketing.EventTicketing.Domain;
using Ticketing.EventTicketing.Infrastructure.Tickets;

namespace Ticketing.EventTicketing.Features.ScanTickets;

/// <summary>
/// Records scans: a transaction each, which holds the ticket's row so that scans of one ticket take turns.
/// </summary>
public sealed class ScanRecorder(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>The statement that makes scans of a ticket take turns; a test shows what happens without.</summary>
    public string LockTicket { get; init; } = ScanStatements.LockTicket;

    /// <summary>Records a scan, or answers what was recorded for its id before.</summary>
    public async Task<ScanAnswer> RecordAsync(Scan scan, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        var (status, holder) = await LockTicketAsync(connection, scan.Claims.Ticket, ct);
        if (scan.LetIn)
        {
            await RunAsync(connection, ScanStatements.Forget, ct, scan.Claims.Ticket.EventId.Value, scan.Id);
        }

        if (await KnownAsync(connection, scan, ct) is { } before)
        {
            await transaction.CommitAsync(ct);
            return before;
        }

        var standing = status == TicketStatus.Sold && holder == scan.Claims.BookingId.Value
            ? await SoldStandingAsync(connection, scan.Claims, ct)
            : await StandingAsync(connection, scan.Claims, ct);
        var admitted = await AdmittedAsync(connection, scan.Claims, ct);
        var (outcome, takesOver) = DoorRules.Decide(standing, scan.Moment, scan.LetIn, admitted);
        if (takesOver)
        {
            await RunAsync(connection, ScanStatements.Overtake, ct, KeyOf(scan.Claims));
        }

        await RunAsync(
            connection, ScanStatements.Insert, ct, scan.Claims.Ticket.EventId.Value, scan.Id,
            scan.Claims.Ticket.ToString(), scan.Claims.BookingId.Value, scan.StaffId, scan.Moment.DeviceId,
            scan.Moment.At, time.GetUtcNow(), scan.LetIn, DoorRules.NameOf(outcome));
        await transaction.CommitAsync(ct);
        return ScanAnswer.Of(
            scan.Id, outcome, scan.Claims.Ticket, outcome is ScanOutcome.Admitted ? scan.Moment : admitted);
    }

    private async Task<(TicketStatus Status, Guid? Holder)> LockTicketAsync(
        NpgsqlConnection connection, TicketId ticket, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(LockTicket, connection);
        command.AddTicket(ticket);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? ((TicketStatus)reader.GetInt16(0), reader.IsDBNull(1) ? null : reader.GetGuid(1))
            : (TicketStatus.Available, null);
    }

    /// <summary>Good, unless its buyer's refund is being made.</summary>
    private static async Task<TicketStanding> SoldStandingAsync(
        NpgsqlConnection connection, TicketClaims claims, CancellationToken ct)
    {
        var seat = claims.Ticket.Seat;
        await using var command = Command(
            connection, ScanStatements.Withheld, claims.BookingId.Value, (short)seat.Subsection, (short)seat.Row,
            (short)seat.Seat);
        return await command.ExecuteScalarAsync(ct) is true ? TicketStanding.Refunded : TicketStanding.Good;
    }

    /// <summary>
    /// Of a ticket that is not the booking's now: it was once, or a restored database never heard of it.
    /// </summary>
    private static async Task<TicketStanding> StandingAsync(
        NpgsqlConnection connection, TicketClaims claims, CancellationToken ct)
    {
        await using var command = Command(
            connection, ScanStatements.Booking, claims.BookingId.Value, claims.Ticket.Seat.ToString());
        return await command.ExecuteScalarAsync(ct) is true ? TicketStanding.Refunded : TicketStanding.NotSold;
    }

    private static async Task<ScanAnswer?> KnownAsync(NpgsqlConnection connection, Scan scan, CancellationToken ct)
    {
        string? outcome = null;
        var claims = scan.Claims;
        await using (var command = Command(
            connection, ScanStatements.Known, claims.Ticket.EventId.Value, scan.Id))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            if (await reader.ReadAsync(ct) && TicketId.TryParse(reader.GetString(1), out var ticket))
            {
                outcome = reader.GetString(0);
                claims = new TicketClaims(ticket, new(reader.GetGuid(2)));
            }
        }

        return outcome is null
            ? null
            : ScanAnswer.Of(scan.Id, ScanOutcome.Undone, claims.Ticket, await AdmittedAsync(connection, claims, ct))
                with { Outcome = outcome };
    }

    private static async Task<ScanMoment?> AdmittedAsync(
        NpgsqlConnection connection, TicketClaims claims, CancellationToken ct)
    {
        await using var command = Command(connection, ScanStatements.Admitted, KeyOf(claims));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new ScanMoment(reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1))
            : null;
    }

    private static object[] KeyOf(TicketClaims claims) =>
        [claims.Ticket.EventId.Value, claims.Ticket.ToString(), claims.BookingId.Value];

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        return command;
    }

    private static async Task RunAsync(
        NpgsqlConnection connection, string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        await command.ExecuteNonQueryAsync(ct);
    }
}
