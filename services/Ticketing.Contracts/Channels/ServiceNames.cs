namespace Ticketing.Contracts.Channels;

/// <summary>Names of the services as they stand in topics, consumer groups and the Aspire model.</summary>
public static class ServiceNames
{
    /// <summary>Users, events, plans, tickets.</summary>
    public const string EventTicketing = "event-ticketing-service";

    /// <summary>Bookings, payments, holds.</summary>
    public const string Booking = "booking-service";

    /// <summary>Live seat state and seat choosing.</summary>
    public const string SeatReservation = "seat-reservation-service";
}
