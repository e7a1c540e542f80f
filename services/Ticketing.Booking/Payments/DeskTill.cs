namespace Ticketing.Booking.Payments;

/// <summary>Money that people hand over at the box office: no provider is asked about it.</summary>
internal static class DeskTill
{
    /// <summary>Stands in the transaction where a provider's name does.</summary>
    public const string Provider = "till";
}
