using System.Net;
using System.Text.Json;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.SeatMonitor;

/// <summary>Rows of a subsection as seat-reservation answers them: a digit a place, row 1 first.</summary>
internal sealed record LiveSeatRows(IReadOnlyList<string>? Rows)
{
    /// <summary>Null for a place that is not for sale, or that the live state does not have.</summary>
    public TicketStatus? StatusOf(int row, int seat) =>
        Rows is not null && row <= Rows.Count && seat <= Rows[row - 1].Length && Rows[row - 1][seat - 1] is >= '0' and <= '2'
            ? (TicketStatus)(Rows[row - 1][seat - 1] - '0')
            : null;
}

/// <summary>Asks seat-reservation for the live state of a subsection.</summary>
internal sealed partial class LiveSeats(IHttpClientFactory clients, ILogger<LiveSeats> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Null when it does not know the subsection, or did not answer in time.</summary>
    public async Task<LiveSeatRows?> ReadAsync(EventId id, string section, int subsection, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            using var http = clients.CreateClient(ServiceNames.SeatReservation);
            var part = $"section/{Uri.EscapeDataString(section)}/subsection/{subsection}";
            var path = $"/api/seat_reservation/{id}/tickets/{part}/seats";
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative), limit.Token);
            return response.StatusCode == HttpStatusCode.OK
                && await response.Content.ReadFromJsonAsync(SeatMonitorJson.Default.LiveSeatRows, limit.Token) is
                { Rows: not null } rows
                    ? rows
                    : null;
        }
        catch (Exception e) when (!ct.IsCancellationRequested
            && e is HttpRequestException or OperationCanceledException or JsonException)
        {
            LiveStateUnknown(log, id.Value, e.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Seats of event {EventId} are shown without live state: {Error}")]
    private static partial void LiveStateUnknown(ILogger logger, long eventId, string error);
}
