namespace Aspire.StackExchange.Redis;

/// <summary>Bound from <c>Aspire:StackExchange:Redis</c>, then from the section of the connection's name below it.</summary>
public sealed class StackExchangeRedisSettings
{
    /// <summary>As in <c>localhost:6379,password=secret</c>.</summary>
    public string? ConnectionString { get; set; }

    public bool DisableHealthChecks { get; set; }

    public bool DisableTracing { get; set; }

    /// <summary>False connects when the host starts instead of at the first use.</summary>
    public bool DisableAutoActivation { get; set; } = true;
}
