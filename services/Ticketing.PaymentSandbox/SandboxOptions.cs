using System.ComponentModel.DataAnnotations;

namespace Ticketing.PaymentSandbox;

/// <summary>Settings of the sandbox, section <c>Sandbox</c>. Validated at start.</summary>
internal sealed class SandboxOptions
{
    public const string SectionName = "Sandbox";

    /// <summary>What the shop proves itself with, as <c>Authorization: Bearer</c>.</summary>
    [Required, MinLength(16)]
    public string ApiKey { get; set; } = "";

    /// <summary>Signs webhooks.</summary>
    [Required, MinLength(16)]
    public string WebhookSecret { get; set; } = "";

    /// <summary>Where events are told; empty tells nobody.</summary>
    public string WebhookUrl { get; set; } = "";

    /// <summary>The books' file. Empty keeps them in memory only.</summary>
    public string BooksFile { get; set; } = "";

    /// <summary>
    /// The address browsers reach this process at, for the 3-D Secure page; empty: the one the shop uses.
    /// </summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Events are told this long after they happened, as outside providers do.</summary>
    public TimeSpan WebhookDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How late the "webhook an hour late" card's events are.</summary>
    public TimeSpan LateWebhook { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long the slow card's authorisation takes.</summary>
    public TimeSpan SlowAnswer { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>True opens <c>/control</c>, for tests only.</summary>
    public bool Control { get; set; }
}
