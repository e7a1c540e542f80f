using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Holds;

/// <summary>Refusals of making a hold longer.</summary>
internal static class HoldErrors
{
    public static Refusal ExtensionNotAllowed { get; } = new(
        409, "extension-not-allowed", "The order has no running hold.");

    public static Refusal AlreadyExtended { get; } = new(
        409, "already-extended", "The hold was made longer before; it can be done once.");
}
