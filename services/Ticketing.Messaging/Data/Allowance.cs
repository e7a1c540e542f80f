namespace Ticketing.Messaging.Data;

/// <summary>How often something may happen to one subject within a window that begins with its first use.</summary>
/// <param name="Kind">What is counted, for example <c>hold-release</c>.</param>
/// <param name="Max">Uses of one window. After the last one the subject is blocked until the window ends.</param>
/// <param name="Window">From the first use on.</param>
public sealed record Allowance(string Kind, int Max, TimeSpan Window);

/// <summary>A use of an allowance.</summary>
/// <param name="Allowance">Of which.</param>
/// <param name="Subject">Whose, for example <c>{event_id}/{buyer_id}</c>.</param>
public readonly record struct AllowanceUse(Allowance Allowance, string Subject);

/// <summary>What is used of one subject's allowance, the uses just counted included.</summary>
public sealed class AllowanceCount
{
    /// <summary>What is counted.</summary>
    public required string Kind { get; init; }

    /// <summary>Whose.</summary>
    public required string Subject { get; init; }

    /// <summary>In the running window.</summary>
    public required int Uses { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset WindowEndsAt { get; init; }
}
