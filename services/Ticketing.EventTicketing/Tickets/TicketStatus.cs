namespace Ticketing.EventTicketing.Tickets;

/// <summary>
/// State of a ticket; the numbers are those of the seat bits in Kvrocks and of the database.
/// </summary>
internal enum TicketStatus
{
    /// <summary>May be booked.</summary>
    Available = 0,

    /// <summary>Held by a booking that is not paid yet.</summary>
    Reserved = 1,

    /// <summary>Paid.</summary>
    Sold = 2,
}

/// <summary>Names of the states in answers.</summary>
internal static class TicketStatusNames
{
    /// <summary>For example <c>AVAILABLE</c>.</summary>
    public static string NameOf(TicketStatus status) => status switch
    {
        TicketStatus.Available => "AVAILABLE",
        TicketStatus.Reserved => "RESERVED",
        TicketStatus.Sold => "SOLD",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };

    /// <summary>The state with this name, or null.</summary>
    public static TicketStatus? Parse(string? name) => name switch
    {
        "AVAILABLE" => TicketStatus.Available,
        "RESERVED" => TicketStatus.Reserved,
        "SOLD" => TicketStatus.Sold,
        _ => null,
    };
}
