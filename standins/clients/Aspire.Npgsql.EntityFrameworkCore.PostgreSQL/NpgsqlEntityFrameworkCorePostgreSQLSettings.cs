namespace Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;

/// <summary>Bound from <c>Aspire:Npgsql:EntityFrameworkCore:PostgreSQL</c>, then by connection, then by context name.</summary>
public sealed class NpgsqlEntityFrameworkCorePostgreSQLSettings
{
    public string? ConnectionString { get; set; }

    public bool DisableRetry { get; set; }

    public bool DisableHealthChecks { get; set; }

    public bool DisableTracing { get; set; }

    public bool DisableMetrics { get; set; }

    /// <summary>Seconds a command may take; null leaves Npgsql's own limit (30).</summary>
    public int? CommandTimeout { get; set; }
}
