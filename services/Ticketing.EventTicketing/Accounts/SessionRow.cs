using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ticketing.EventTicketing.Accounts;

/// <summary>A row of <c>sessions</c>: one log-in. Times are UTC.</summary>
internal sealed class SessionRow
{
    /// <summary>The token's <c>sid</c>.</summary>
    public Guid SessionId { get; init; }

    public Guid UserId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>No refresh after this.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the user logged out, or null.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    private sealed class Table : IEntityTypeConfiguration<SessionRow>
    {
        public void Configure(EntityTypeBuilder<SessionRow> builder) =>
            builder.ToTable("sessions").HasKey(s => s.SessionId);
    }
}
