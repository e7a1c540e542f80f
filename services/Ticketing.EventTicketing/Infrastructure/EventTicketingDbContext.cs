using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>
/// Reads and writes of single rows; statements go through <see cref="Messaging.Data.Database"/>. Each row class maps
/// itself to its table. The schema belongs to the SQL files of Ticketing.Migrations.
/// </summary>
internal sealed class EventTicketingDbContext(DbContextOptions<EventTicketingDbContext> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EventTicketingDbContext).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            property.ValueGenerated = ValueGenerated.Never;
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}
