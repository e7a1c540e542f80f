using Ticketing.Contracts;

namespace Ticketing.Booking.Infrastructure;

/// <summary>User ids in paths.</summary>
internal static class CallerPaths
{
    /// <summary>True if the path names the caller. An id that does not parse counts as somebody else's.</summary>
    public static bool IsCaller(string userId, UserId caller) =>
        Guid.TryParse(userId, out var id) && id == caller.Value;
}
