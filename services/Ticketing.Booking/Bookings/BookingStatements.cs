using Npgsql;

namespace Ticketing.Booking.Bookings;

/// <summary>Commands with positional values.</summary>
internal static class BookingStatements
{
    /// <summary>$1, $2, … in order; none may be null.</summary>
    public static void AddValues(this NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
    }

    /// <summary>Runs a statement that returns bookings.</summary>
    public static async Task<List<BookingRow>> ReadRowsAsync(
        this NpgsqlConnection connection, NpgsqlTransaction transaction, string sql, CancellationToken ct,
        params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        command.AddValues(values);
        return await command.ReadRowsAsync(ct);
    }
}
