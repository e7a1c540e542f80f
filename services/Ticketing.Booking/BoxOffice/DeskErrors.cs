using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.BoxOffice;

/// <summary>Refusals of the box office.</summary>
internal static class DeskErrors
{
    public static Refusal SaleNotFound { get; } = new(404, "sale-not-found", "The box office made no such sale.");
}
