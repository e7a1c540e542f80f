namespace Ticketing.Gateway.Limits.Bodies;

/// <summary>What the bodies of a route class may be.</summary>
/// <param name="MaxBytes">Larger ones are refused: 413.</param>
/// <param name="TotalTime">From the first look to the last byte; later ones are refused: 408.</param>
/// <param name="RoomBytes">All that wait here or are being forwarded; beyond it one more is refused: 503.</param>
internal sealed record BodyRule(int MaxBytes, TimeSpan TotalTime, long RoomBytes);

/// <summary>
/// The rules by class. Each class has room of its own, so that slow bodies for the one keep out none of another.
/// </summary>
internal sealed record BodyRules(Func<RouteClass, BodyRule?> Of)
{
    private const int Kilobyte = 1024;
    private const int Megabyte = 1024 * Kilobyte;

    /// <summary>Of the largest request, a picture.</summary>
    public const int MaxBytes = 5 * Megabyte;

    private static readonly BodyRule LogIn = new(8 * Kilobyte, TimeSpan.FromSeconds(10), 8 * Megabyte);

    /// <summary>Providers send a few kilobytes.</summary>
    private static readonly BodyRule Webhooks = new(64 * Kilobyte, TimeSpan.FromSeconds(10), 16 * Megabyte);

    /// <summary>50 seats are about 2 KB.</summary>
    private static readonly BodyRule Orders = new(32 * Kilobyte, TimeSpan.FromSeconds(10), 64 * Megabyte);

    private static readonly BodyRule Writes = new(32 * Kilobyte, TimeSpan.FromSeconds(15), 16 * Megabyte);

    /// <summary>100 scans are about 60 KB; a phone at a door may be slow.</summary>
    private static readonly BodyRule Scans = new(256 * Kilobyte, TimeSpan.FromSeconds(30), 16 * Megabyte);

    /// <summary>An event's plan: 100,000 seats with a few thousand gaps are about 200 KB.</summary>
    private static readonly BodyRule Plans = new(Megabyte, TimeSpan.FromSeconds(60), 32 * Megabyte);

    /// <summary>Event-ticketing reads one at a time, so that there is no use in taking in many.</summary>
    private static readonly BodyRule Pictures = new(MaxBytes, TimeSpan.FromSeconds(60), 32 * Megabyte);

    /// <summary>Reads need none.</summary>
    private static readonly BodyRule Reads = new(4 * Kilobyte, TimeSpan.FromSeconds(5), 4 * Megabyte);

    public static BodyRules Default { get; } = new(kind => kind switch
    {
        RouteClass.LogIn => LogIn,
        RouteClass.Webhooks => Webhooks,
        RouteClass.Orders => Orders,
        RouteClass.Writes => Writes,
        RouteClass.Scans => Scans,
        RouteClass.Plans => Plans,
        RouteClass.Pictures => Pictures,
        RouteClass.Reads or RouteClass.Proofs or RouteClass.Streams => Reads,
        // Nothing is forwarded.
        _ => null,
    });
}
