using Ticketing.Contracts;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Plans;

/// <summary>
/// Tables <c>plans</c> and <c>plan_versions</c>. Every question names the seller, so that nobody sees another's.
/// </summary>
internal sealed class PlanTable(Database database, TimeProvider time)
{
    /// <summary>Plans of a seller; each version may take megabytes.</summary>
    public const int MaxPlans = 100;

    /// <summary>Versions of a plan.</summary>
    public const int MaxVersions = 100;

    private const string LockSeller = "SELECT user_id FROM users WHERE user_id = @SellerId FOR NO KEY UPDATE";

    private const string Count = "SELECT count(*) FROM plans WHERE seller_id = @SellerId";

    private const string Insert =
        """
        INSERT INTO plans (plan_id, seller_id, name, newest_version, created_at, changed_at)
        VALUES (@PlanId, @SellerId, @Name, 1, @Now, @Now)
        """;

    /// <summary>No row for a plan of somebody else's, or with as many versions as allowed.</summary>
    private const string Raise =
        """
        UPDATE plans SET newest_version = newest_version + 1, name = @Name, changed_at = @Now
        WHERE plan_id = @PlanId AND seller_id = @SellerId AND newest_version < @MaxVersions RETURNING newest_version
        """;

    private const string InsertVersion =
        """
        INSERT INTO plan_versions (plan_id, version, name, seats, document, created_at)
        VALUES (@PlanId, @Version, @Name, @Seats, @Document, @Now)
        """;

    private const string Find =
        """
        SELECT p.plan_id, v.version, p.newest_version, v.name, v.seats, v.document, v.created_at
        FROM plans p JOIN plan_versions v ON v.plan_id = p.plan_id AND v.version = coalesce(@Version::integer, p.newest_version)
        WHERE p.plan_id = @PlanId AND p.seller_id = @SellerId
        """;

    private const string List =
        """
        SELECT p.plan_id, v.version, p.newest_version, v.name, v.seats, v.created_at
        FROM plans p JOIN plan_versions v ON v.plan_id = p.plan_id AND v.version = p.newest_version
        WHERE p.seller_id = @SellerId ORDER BY p.changed_at DESC, p.plan_id LIMIT @MaxPlans
        """;

    private const string Delete = "DELETE FROM plans WHERE plan_id = @PlanId AND seller_id = @SellerId";

    /// <summary>The plan's first version; null when the seller has as many plans as allowed.</summary>
    public async Task<PlanRow?> AddAsync(UserId seller, CheckedPlan plan, CancellationToken ct)
    {
        var row = RowOf(Guid.CreateVersion7(), 1, plan);
        await using var transaction = await database.BeginAsync(ct);
        var values = ValuesOf(seller, row);
        await transaction.ExecuteAsync(LockSeller, values, ct);
        if (await transaction.FindAsync<long>(Count, values, ct) >= MaxPlans)
        {
            return null;
        }

        await transaction.ExecuteAsync(Insert, values, ct);
        await transaction.ExecuteAsync(InsertVersion, values, ct);
        await transaction.CommitAsync(ct);
        return row;
    }

    /// <summary>A new version of a plan that the seller has; null when it has as many as allowed.</summary>
    public async Task<PlanRow?> ChangeAsync(UserId seller, Guid planId, CheckedPlan plan, CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        var row = RowOf(planId, 0, plan);
        if (await transaction.FindAsync<int?>(Raise, ValuesOf(seller, row), ct) is not { } version)
        {
            return null;
        }

        row = RowOf(planId, version, plan);
        await transaction.ExecuteAsync(InsertVersion, ValuesOf(seller, row), ct);
        await transaction.CommitAsync(ct);
        return row;
    }

    /// <summary>A version, or the newest one; null when the seller has no such plan or version.</summary>
    public Task<PlanRow?> FindAsync(UserId seller, Guid planId, int? version, CancellationToken ct) =>
        database.FindAsync<PlanRow>(Find, new { PlanId = planId, SellerId = seller.Value, Version = version }, ct);

    /// <summary>The newest version of each plan, without its document.</summary>
    public Task<IReadOnlyList<PlanRow>> ListAsync(UserId seller, CancellationToken ct) =>
        database.QueryAsync<PlanRow>(List, new { SellerId = seller.Value, MaxPlans }, ct);

    /// <summary>Deletes all versions; events that were made from them stay as they are.</summary>
    public async Task<bool> DeleteAsync(UserId seller, Guid planId, CancellationToken ct) =>
        await database.ExecuteAsync(Delete, new { PlanId = planId, SellerId = seller.Value }, ct) == 1;

    private PlanRow RowOf(Guid id, int version, CheckedPlan plan) => new()
    {
        PlanId = id, Version = version, NewestVersion = version, Name = plan.Name, Seats = plan.Seats,
        Document = plan.Document.Write(), CreatedAt = time.GetUtcNow(),
    };

    private static object ValuesOf(UserId seller, PlanRow row) => new
    {
        row.PlanId, SellerId = seller.Value, row.Version, row.Name, row.Seats, row.Document, Now = row.CreatedAt, MaxVersions,
    };
}

/// <summary>A version of a plan.</summary>
internal sealed class PlanRow
{
    public Guid PlanId { get; init; }
    public int Version { get; init; }
    public int NewestVersion { get; init; }
    public required string Name { get; init; }
    public int Seats { get; init; }

    /// <summary>JSON; empty where it was not read.</summary>
    public string Document { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
}
