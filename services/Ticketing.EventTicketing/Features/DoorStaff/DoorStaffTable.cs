using Npgsql;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Domain;

namespace Ticketing.EventTicketing.Features.DoorStaff;

/// <summary>Table <c>event_door_staff</c>.</summary>
public sealed class DoorStaffTable(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>A stadium has some hundred doors; more is a mistake of a script.</summary>
    private const int MaxStaff = 500;

    private const string Columns = "u.user_id, u.email, u.name, s.added_at";

    /// <summary>Adding somebody twice is adding them once; the bound may be passed by a race of a few.</summary>
    private const string Add =
        $"""
        WITH person AS (SELECT user_id FROM users WHERE email = $2),
        added AS (
            INSERT INTO event_door_staff AS s (event_id, user_id, added_at)
            SELECT $1, user_id, $3 FROM person
            WHERE (SELECT count(*) FROM event_door_staff WHERE event_id = $1) < $4
            ON CONFLICT (event_id, user_id) DO UPDATE SET added_at = s.added_at
            RETURNING user_id, added_at)
        SELECT {Columns} FROM person JOIN users u USING (user_id) LEFT JOIN added s USING (user_id)
        """;

    private const string List =
        $"""
        SELECT {Columns} FROM event_door_staff s JOIN users u ON u.user_id = s.user_id
        WHERE s.event_id = $1 AND s.user_id > $2 ORDER BY s.user_id LIMIT $3
        """;

    private const string Remove = "DELETE FROM event_door_staff WHERE event_id = $1 AND user_id = $2";

    /// <summary>The person with this address, added; or why not.</summary>
    public async Task<(DoorStaffAnswer? Added, Refusal? Refusal)> AddAsync(
        EventId id, string email, CancellationToken ct)
    {
        await using var command = Command(Add, id);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = email });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MaxStaff });
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            return (null, new Refusal(
                RefusalCodes.UserNotFound,
                "Nobody has an account with this address: they register first, as buyer or seller."));
        }

        return await reader.IsDBNullAsync(3, ct)
            ? (null, new Refusal(RefusalCodes.TooManyStaff, $"An event has at most {MaxStaff} door staff."))
            : (Read(reader), null);
    }

    /// <summary>A page, by user id.</summary>
    public async Task<List<DoorStaffAnswer>> ListAsync(EventId id, Guid after, int limit, CancellationToken ct)
    {
        await using var command = Command(List, id);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        var staff = new List<DoorStaffAnswer>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            staff.Add(Read(reader));
        }

        return staff;
    }

    /// <summary>Takes somebody off the door.</summary>
    public async Task RemoveAsync(EventId id, Guid user, CancellationToken ct)
    {
        await using var command = Command(Remove, id);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = user });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static DoorStaffAnswer Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3));

    private NpgsqlCommand Command(string sql, EventId id)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id.Value });
        return command;
    }
}
