using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Codes.ManageCodes;

/// <summary>Which codes of a seller; what is null does not matter.</summary>
internal readonly record struct CodeFilter(long? EventId, Guid? BatchId, string? Code);

/// <summary>Codes that are made together.</summary>
internal sealed record NewCodes(
    UserId Seller, long? EventId, IReadOnlyList<string> Shown, Guid? BatchId, CodeWorth Worth, CodeTerms Terms);

/// <summary>Sellers' codes. Every statement names the seller: nobody sees another's.</summary>
internal sealed class CodeStore(Database database, TimeProvider clock)
{
    /// <summary>Of a seller: 20 batches of the largest size.</summary>
    public const int MaxCodes = 100_000;

    // The lock keeps two requests at once from exceeding the limit together.
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended(@sellerId::text, 88))";

    private const string Count = "SELECT count(*) FROM codes WHERE seller_id = @sellerId";

    private const string Insert = $"""
        INSERT INTO codes AS c
            (id, seller_id, event_id, code, shown, kind, batch_id, note, value, currency, group_seats, group_pays, valid_from,
             valid_until, max_uses, max_uses_per_person, min_seats, max_seats, sections, categories, returns_on_refund,
             balance_minor, created_at)
        SELECT n.id, @sellerId, @eventId::bigint, n.code, n.shown, @kind, @batchId::uuid, @note, @value, @currency::text,
               @groupSeats::integer, @groupPays::integer, @validFrom::timestamptz, @validUntil::timestamptz,
               @maxUses::integer, @maxUsesPerPerson::integer, @minSeats, @maxSeats::integer, @sections::text[],
               @categories::text[], @returnsOnRefund, @balanceMinor, @now
        FROM unnest(@ids, @codes, @shown) AS n (id, code, shown)
        ON CONFLICT (seller_id, code) DO NOTHING
        RETURNING {CodeRow.Columns}
        """;

    private const string List = $"""
        SELECT {CodeRow.Columns} FROM codes c
        WHERE c.seller_id = @sellerId AND (@before::uuid IS NULL OR c.id < @before)
          AND (@eventId::bigint IS NULL OR c.event_id = @eventId) AND (@batchId::uuid IS NULL OR c.batch_id = @batchId)
          AND (@code::text IS NULL OR c.code = @code)
        ORDER BY c.id DESC LIMIT @limit
        """;

    private const string Find = $"SELECT {CodeRow.Columns} FROM codes c WHERE c.id = @codeId AND c.seller_id = @sellerId";

    private const string Change = $"""
        UPDATE codes c
        SET valid_from = @validFrom::timestamptz, valid_until = @validUntil::timestamptz, max_uses = @maxUses::integer,
            max_uses_per_person = @maxUsesPerPerson::integer, min_seats = @minSeats, max_seats = @maxSeats::integer,
            sections = @sections::text[], categories = @categories::text[],
            returns_on_refund = coalesce(@returnsOnRefund::boolean, c.returns_on_refund), note = @note,
            edition = c.edition + 1
        WHERE c.id = @codeId AND c.seller_id = @sellerId AND c.edition = @edition
        RETURNING {CodeRow.Columns}
        """;

    private const string Stop = $"""
        UPDATE codes c SET stopped_at = @now, edition = c.edition + 1
        WHERE c.id = @codeId AND c.seller_id = @sellerId AND c.stopped_at IS NULL
        RETURNING {CodeRow.Columns}
        """;

    // In the order in which orders lock them.
    private const string StopAll = """
        UPDATE codes c SET stopped_at = @now, edition = c.edition + 1
        WHERE c.id IN (
            SELECT id FROM codes WHERE seller_id = @sellerId AND batch_id = @batchId AND stopped_at IS NULL
            ORDER BY id FOR NO KEY UPDATE)
        """;

    private const string FindOfBatch = $"""
        SELECT {CodeRow.Columns} FROM codes c WHERE c.seller_id = @sellerId AND c.batch_id = @batchId LIMIT 1
        """;

    /// <summary>The codes, or why none was made.</summary>
    public async Task<(IReadOnlyList<CodeRow> Codes, Refusal? Refusal)> AddAsync(
        NewCodes wanted, AuditActor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (worth, terms) = (wanted.Worth, wanted.Terms);
        await using var transaction = await database.BeginAsync(ct);
        var seller = new { sellerId = wanted.Seller.Value };
        await transaction.ExecuteAsync(Lock, seller, ct);
        if (await transaction.FindAsync<long>(Count, seller, ct) + wanted.Shown.Count > MaxCodes)
        {
            return ([], CodeErrors.TooManyCodes with { Detail = $"A seller may have {MaxCodes} codes." });
        }
        var made = await transaction.QueryAsync<CodeRow>(
            Insert,
            new
            {
                sellerId = wanted.Seller.Value, eventId = wanted.EventId, batchId = wanted.BatchId, kind = worth.Kind,
                value = worth.Value, currency = worth.Currency, groupSeats = worth.GroupSeats, groupPays = worth.GroupPays,
                validFrom = terms.ValidFrom, validUntil = terms.ValidUntil, maxUses = terms.MaxUses,
                maxUsesPerPerson = terms.MaxUsesPerPerson, minSeats = terms.MinSeats, maxSeats = terms.MaxSeats,
                sections = terms.Sections, categories = terms.Categories,
                returnsOnRefund = terms.ReturnsOnRefund!.Value, note = terms.Note,
                balanceMinor = worth.Kind == Bookings.CodeKinds.Voucher ? worth.Value : 0, now,
                ids = wanted.Shown.Select(_ => Guid.CreateVersion7(now)).ToArray(),
                codes = wanted.Shown.Select(shown => CodeText.Normalise(shown)!).ToArray(),
                shown = wanted.Shown.ToArray(),
            },
            ct);
        if (made.Count < wanted.Shown.Count)
        {
            return ([], CodeErrors.CodeTaken);
        }
        await transaction.AppendAsync(EntryOf("codes-created", by, made[0], made.Count), now, ct);
        await transaction.CommitAsync(ct);
        return (made, null);
    }

    /// <summary>Codes with ids below <paramref name="before"/>, newest first.</summary>
    public Task<IReadOnlyList<CodeRow>> ListAsync(
        UserId seller, CodeFilter filter, Guid? before, int limit, CancellationToken ct) =>
        database.QueryAsync<CodeRow>(
            List,
            new { sellerId = seller.Value, before, limit, filter.EventId, filter.BatchId, filter.Code },
            ct);

    public Task<CodeRow?> FindAsync(UserId seller, Guid codeId, CancellationToken ct) =>
        database.FindAsync<CodeRow>(Find, new { codeId, sellerId = seller.Value }, ct);

    /// <summary>The code with its new terms; null when there is none of this edition.</summary>
    public Task<CodeRow?> ChangeAsync(
        UserId seller, Guid codeId, int edition, CodeTerms terms, AuditActor by, CancellationToken ct) =>
        WriteAsync(
            Change,
            new
            {
                codeId, sellerId = seller.Value, edition, validFrom = terms.ValidFrom, validUntil = terms.ValidUntil,
                maxUses = terms.MaxUses, maxUsesPerPerson = terms.MaxUsesPerPerson, minSeats = terms.MinSeats,
                maxSeats = terms.MaxSeats, sections = terms.Sections, categories = terms.Categories,
                returnsOnRefund = terms.ReturnsOnRefund, note = terms.Note,
            },
            "code-changed", by, ct);

    /// <summary>The stopped code; null when it was stopped before, or there is none.</summary>
    public Task<CodeRow?> StopAsync(UserId seller, Guid codeId, AuditActor by, CancellationToken ct) =>
        WriteAsync(Stop, new { codeId, sellerId = seller.Value, now = clock.GetUtcNow() }, "code-stopped", by, ct);

    /// <summary>How many codes of a batch were stopped now; null when there is no such batch.</summary>
    public async Task<int?> StopBatchAsync(UserId seller, Guid batchId, AuditActor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var values = new { sellerId = seller.Value, batchId, now };
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.FindAsync<CodeRow>(FindOfBatch, values, ct) is not { } one)
        {
            return null;
        }
        var stopped = await transaction.ExecuteAsync(StopAll, values, ct);
        if (stopped > 0)
        {
            await transaction.AppendAsync(EntryOf("codes-stopped", by, one, Math.Max(2, stopped)), now, ct);
        }
        await transaction.CommitAsync(ct);
        return stopped;
    }

    private async Task<CodeRow?> WriteAsync(
        string sql, object parameters, string kind, AuditActor by, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        if (await transaction.FindAsync<CodeRow>(sql, parameters, ct) is not { } row)
        {
            return null;
        }
        await transaction.AppendAsync(EntryOf(kind, by, row, 1), clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return row;
    }

    /// <summary>Not the code itself: who reads the log must not be able to use it.</summary>
    private static AuditEntry EntryOf(string what, AuditActor by, CodeRow row, int count) => new(what, by)
    {
        SellerId = row.SellerId, EventId = row.EventId,
        Details = new Dictionary<string, string>
        {
            [count > 1 ? "batch_id" : "code_id"] = (count > 1 ? row.BatchId! : row.Id).ToString()!,
            ["kind"] = row.Kind,
            ["codes"] = count.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
    };
}
