using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Ticketing.Gateway.Limits;

/// <summary>
/// What an installation may change of the gateway's limits (section <c>Limits</c>). The defaults are meant for
/// production; the limits themselves are in docs/api.md.
/// </summary>
internal sealed class LimitOptions : IValidatableObject
{
    public const string Section = "Limits";

    private const int MaxFactor = 1_000_000;
    private const int MaxConnections = 1_000_000;

    /// <summary>Multiplies all limits of an address: for load tests, whose people share one address.</summary>
    [Range(1, MaxFactor)]
    public int AddressFactor { get; set; } = 1;

    /// <summary>Multiplies all limits of a signed-in user: for load tests, whose people are few.</summary>
    [Range(1, MaxFactor)]
    public int UserFactor { get; set; } = 1;

    /// <summary>
    /// Open connections of one address. A browser opens six; a school or an office behind one address has a few dozen.
    /// </summary>
    [Range(1, MaxConnections)]
    public int ConnectionsPerAddress { get; set; } = 400;

    /// <summary>Open streams of one address, which each keep a connection to a service too.</summary>
    [Range(1, MaxConnections)]
    public int StreamsPerAddress { get; set; } = 200;

    /// <summary>Open streams of one signed-in user: a few tabs on a few devices, each with two.</summary>
    [Range(1, MaxConnections)]
    public int StreamsPerUser { get; set; } = 20;

    /// <summary>Bodies of one address that have not arrived whole.</summary>
    [Range(1, MaxConnections)]
    public int SlowBodiesPerAddress { get; set; } = 32;

    /// <summary>Addresses or networks, such as <c>10.0.0.0/8</c>, of the proxies in front of the gateway.</summary>
    public string[] TrustedProxies { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => TrustedProxies
        .Where(text => !IPAddress.TryParse(text, out _) && !IPNetwork.TryParse(text, out _))
        .Select(text => new ValidationResult($"'{text}' is neither an address nor a network.", [nameof(TrustedProxies)]));
}
