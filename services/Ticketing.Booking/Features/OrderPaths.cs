using Ticketing.Contracts;

namespace Ticketing.Booking.Features;

/// <summary>Ids in paths.</summary>
internal static class OrderPaths
{
    /// <summary>
    /// True if the path names the caller. What is no id names somebody else, whoever that is.
    /// </summary>
    public static bool IsOwn(string userId, UserId caller) =>
        Guid.TryParse(userId, out var id) && id == caller.Value;
}
