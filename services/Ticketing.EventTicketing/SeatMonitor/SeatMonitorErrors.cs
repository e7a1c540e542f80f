using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.SeatMonitor;

/// <summary>What reading seats may be refused with.</summary>
internal static class SeatMonitorErrors
{
    public static readonly Refusal NamesNotAllowed = new(
        StatusCodes.Status403Forbidden, "forbidden", "Buyers' names and addresses need orders:read.");
}
