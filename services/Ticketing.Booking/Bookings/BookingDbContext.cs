using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ticketing.Booking.Bookings;

/// <summary>
/// Reads of orders that are not on a hot path. The schema is made by the migrations; everything that changes
/// a booking is a conditional statement elsewhere, so nothing here is tracked or saved.
/// </summary>
internal sealed class BookingDbContext(DbContextOptions<BookingDbContext> options) : DbContext(options)
{
    public DbSet<BookingRow> Bookings => Set<BookingRow>();

    /// <summary>Columns are the property names in snake case; all other mapping is by convention.</summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<BookingRow>(Map);

    private static void Map(EntityTypeBuilder<BookingRow> row)
    {
        row.ToTable("bookings");
        row.HasKey(r => r.Id);
        row.Ignore(r => r.BookingId);
        row.Ignore(r => r.State);
        row.Ignore(r => r.ForRules);
        row.Ignore(r => r.PricedSeats);
        row.Ignore(r => r.SeatPositions);
        row.Ignore(r => r.LiveSeats);
        row.Ignore(r => r.Promise);
        foreach (var property in row.Metadata.GetProperties())
        {
            property.SetColumnName(
                System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
        row.Property(r => r.WantedSeats).HasColumnType("jsonb");
        row.Property(r => r.Seats).HasColumnType("jsonb");
        row.Property(r => r.LostSeats).HasColumnType("jsonb");
        row.Property(r => r.Preferences).HasColumnType("jsonb");
        row.Property(r => r.RefundedSeats).HasColumnType("jsonb");
    }
}
