using System.Globalization;
using StackExchange.Redis;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>
/// Names of keys in Kvrocks. <see cref="SeatBits"/>, <see cref="Available"/>, <see cref="Total"/>,
/// <see cref="RowAvailable"/> and <see cref="SeatMeta"/> are known to other programs; the rest are this service's own.
/// Example event 1, section A, subsection 1: <c>seats_bf:1:A-1</c>, <c>row_avail:1:A-1:5</c>. Sections stand in them as
/// <see cref="SectionName.KeyOf"/> writes them: <c>seats_bf:1:1.%20Rang-1</c>.
/// </summary>
internal static class KvrocksKeys
{
    /// <summary>String read as bitfield: two bits a seat.</summary>
    public static string SeatBits(EventId e, string section, int subsection) => Of("seats_bf", e, section, subsection);

    /// <summary>Integer: seats AVAILABLE.</summary>
    public static string Available(EventId e, string section, int subsection) =>
        Of("subsection_avail", e, section, subsection);

    /// <summary>Integer: seats for sale in all; written with the section, and when its plan changes.</summary>
    public static string Total(EventId e, string section, int subsection) =>
        Of("subsection_total", e, section, subsection);

    /// <summary>Integer: seats AVAILABLE in a row.</summary>
    public static string RowAvailable(EventId e, string section, int subsection, int row) =>
        string.Create(CultureInfo.InvariantCulture, $"{RowsAvailable(e, section, subsection)}:{row}");

    /// <summary>What the keys of a subsection's <see cref="RowAvailable"/> begin with; <c>:{row}</c> follows.</summary>
    public static string RowsAvailable(EventId e, string section, int subsection) =>
        Of("row_avail", e, section, subsection);

    /// <summary>
    /// Hash: seat number → price in minor units, of seats whose price is not their section's; no key for a row without
    /// such seats, and today's plans have none (docs/adr/0010).
    /// </summary>
    public static string SeatMeta(EventId e, string section, int subsection, int row) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of("seat_meta", e, section, subsection)}:{row}");

    /// <summary>Integer: seats RESERVED.</summary>
    public static string Reserved(EventId e, string section, int subsection) =>
        Of("subsection_reserved", e, section, subsection);

    /// <summary>Integer: seats SOLD.</summary>
    public static string Sold(EventId e, string section, int subsection) =>
        Of("subsection_sold", e, section, subsection);

    /// <summary>
    /// Hash: section → the JSON of its <see cref="Contracts.Messages.SeatInitializationCommand"/>. A field
    /// stands there once all of the section's state does: it is the mark of an initialised section.
    /// </summary>
    public static RedisKey EventPlan(EventId e) => $"event_plan:{e}";

    /// <summary>String: the first answer to a booking and its state (<c>ReservationRecord</c>).</summary>
    public static RedisKey Reservation(EventId e, BookingId booking) => Reservations(e) + booking;

    /// <summary>What the keys of an event's <see cref="Reservation"/> begin with.</summary>
    public static string Reservations(EventId e) => $"reservation:{e}:";

    /// <summary>Stream of <c>SeatChange</c>; ids are <c>{sequence}-0</c>.</summary>
    public static RedisKey Changes(EventId e) => $"seat_changes:{e}";

    /// <summary>Integer: sequence number of the last change.</summary>
    public static RedisKey Sequence(EventId e) => $"seat_seq:{e}";

    /// <summary>String: there since the store was first seen. A store without it was emptied.</summary>
    public static RedisKey StoreMark { get; } = "seat_store_mark";

    /// <summary>Hash: event id → JSON of the event directory entry; this service's own copy.</summary>
    public static RedisKey EventDirectory { get; } = "event_directory";

    private static string Of(string what, EventId e, string section, int subsection) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}:{e}:{SectionName.KeyOf(section)}-{subsection}");
}
