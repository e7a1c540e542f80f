namespace Ticketing.SystemKit.Api;

/// <summary>What somebody waits for; no sections: any.</summary>
public sealed record WaitlistWish(
    long EventId, int PartySize, IReadOnlyList<string> Sections, bool Adjacent, long? PriceCap, string PaymentToken);

/// <summary>A place in a waitlist (docs/api.md).</summary>
public sealed record WaitlistEntry(
    Guid EntryId, long EventId, string Status, int PartySize, long Authorised, long? Position, long? Ahead,
    Guid? OrderId, string? Reason);

/// <summary>A buyer's entries.</summary>
public sealed record WaitlistEntries(IReadOnlyList<WaitlistEntry> Entries);

/// <summary>What a seller sees of a waitlist.</summary>
public sealed record WaitlistSummary(
    long Waiting, long Offered, long Served, long ChargeFailed, long Left, long Expired);

/// <summary>The proof from the audit.</summary>
public sealed record WaitlistReplay(
    int Joined, int Passes, int Offered, int Served, int ChargeFailed, IReadOnlyList<string> Violations);
