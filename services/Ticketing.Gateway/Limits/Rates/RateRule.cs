namespace Ticketing.Gateway.Limits.Rates;

/// <summary>Requests in any <see cref="Window"/>.</summary>
/// <param name="PerUser">Of one signed-in user.</param>
/// <param name="PerSignedInAddress">Of all signed-in users of one address: a household, an office, a mobile network.</param>
/// <param name="PerAddress">Of everybody else at one address.</param>
internal sealed record RateRule(int PerUser, int PerSignedInAddress, int PerAddress)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Fixed: docs/api.md names the same numbers.</summary>
    public static RateRule Of(RouteClass kind) => kind switch
    {
        RouteClass.Reads => new(600, 6_000, 1_200),
        RouteClass.Writes => new(120, 1_200, 120),
        RouteClass.Orders => new(60, 1_200, 60),
        RouteClass.Plans => new(30, 120, 30),
        // Each takes most of a second of a core.
        RouteClass.Pictures => new(20, 60, 20),
        // A device that comes back into a network has hundreds of scans, 100 in a request.
        RouteClass.Scans => new(60, 600, 30),
        // Most of these have no token.
        RouteClass.LogIn => new(30, 60, 30),
        // A provider calls from few addresses: two calls for each payment, 250 payments a second.
        RouteClass.Webhooks => new(30_000, 30_000, 30_000),
        // Each is up to 20 MB, and is compressed.
        RouteClass.Proofs => new(6, 60, 12),
        // Opening; how many are open at a time has a limit of its own.
        RouteClass.Streams => new(60, 1_200, 300),
        RouteClass.Pages => new(600, 6_000, 1_200),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no rule"),
    };
}
