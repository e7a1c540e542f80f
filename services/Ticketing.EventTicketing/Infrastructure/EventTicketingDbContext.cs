using Microsoft.EntityFrameworkCore;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>
/// Ordinary reads and writes. Bulk loads and the batched ticket updates go past it, through NpgsqlDataSource.
/// The schema belongs to the SQL files of Ticketing.Migrations; this only maps it.
/// </summary>
public sealed class EventTicketingDbContext(DbContextOptions<EventTicketingDbContext> options)
    : DbContext(options)
{
    /// <summary>Everybody with an account.</summary>
    public DbSet<UserRow> Users => Set<UserRow>();

    /// <summary>Log-ins.</summary>
    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    /// <summary>Events.</summary>
    public DbSet<EventRow> Events => Set<EventRow>();

    /// <summary>Sections of events.</summary>
    public DbSet<EventSectionRow> Sections => Set<EventSectionRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<UserRow>().ToTable("users").HasKey(u => u.UserId);
        modelBuilder.Entity<SessionRow>().ToTable("sessions").HasKey(s => s.SessionId);
        modelBuilder.Entity<EventRow>().ToTable("events").HasKey(e => e.EventId);
        modelBuilder.Entity<EventSectionRow>().ToTable("event_sections")
            .HasKey(s => new { s.EventId, s.SectionIndex });
        modelBuilder.Entity<EventSectionRow>().Property(s => s.Subsections).HasColumnType("jsonb");

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            property.SetColumnName(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}
