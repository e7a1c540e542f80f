using System.ComponentModel.DataAnnotations;

namespace Ticketing.EventTicketing.Tickets;

/// <summary>Settings of tickets, section <c>Ticketing:Tickets</c>; checked at start.</summary>
internal sealed class TicketsOptions
{
    /// <summary>Where they stand in the configuration.</summary>
    public const string Section = "Ticketing:Tickets";

    /// <summary>The key that signs: PKCS#8, base64, curve P-256. A secret.</summary>
    [Required]
    public string PrivateKey { get; set; } = "";

    /// <summary>
    /// Public keys (SubjectPublicKeyInfo, base64, separated by spaces) that signed before and whose tickets stay good.
    /// </summary>
    public string RetiredPublicKeys { get; set; } = "";

    /// <summary>
    /// Documents that may wait while one is made; at about 10 ms each the last waits a fifth of a second. More get
    /// 429.
    /// </summary>
    [Range(0, 1_000)]
    public int DocumentQueue { get; set; } = 16;

    /// <summary>The retired keys' bytes.</summary>
    public IEnumerable<byte[]> RetiredKeys() => RetiredPublicKeys
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Convert.FromBase64String);
}
