using System.ComponentModel.DataAnnotations;

namespace Ticketing.Booking.Webhooks;

/// <summary>Settings of sellers' webhooks, section <c>Webhooks</c>. Validated at start.</summary>
internal sealed class WebhookOptions
{
    public const string SectionName = "Webhooks";

    /// <summary>
    /// The installation's key, a secret: every webhook's signing secret is derived from it, so that none is
    /// stored. Changing it changes them all. Without it no webhook can be made.
    /// </summary>
    public string Key { get; set; } = "";

    /// <summary>Allow <c>http://</c>. For development only.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>
    /// Allow addresses that are not public: loopback, private networks, link-local. Whoever may name such an
    /// address can make this service call its neighbours (SSRF). For development only.
    /// </summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>How often deliveries are looked for.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a seller's server may take, all in all.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Deliveries on their way at once from this replica; each waits for nothing but a socket.</summary>
    [Range(1, 1_000)]
    public int MaxInFlight { get; set; } = 64;

    /// <summary>Of one seller, so that a dead endpoint occupies no more than this.</summary>
    [Range(1, 100)]
    public int MaxInFlightPerSeller { get; set; } = 4;

    /// <summary>The rules between settings.</summary>
    public bool IsConsistent => Interval > TimeSpan.Zero && Timeout > TimeSpan.Zero;
}
