using Npgsql;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Tests.Infrastructure;

/// <summary>What a batch does for its items when it is written, and when it cannot be.</summary>
public sealed class GroupCommitTests
{
    private const int Bad = 3;
    private readonly List<int> _sizes = [];

    [Fact]
    public async Task What_is_queued_is_one_batch_and_each_item_gets_its_own_answer()
    {
        (await AllAsync(_ => null)).ShouldBe(["0", "1", "2", "3", "4"]);
        _sizes.ShouldBe([5]);
    }

    [Fact]
    public async Task One_that_breaks_a_rule_of_the_database_fails_alone()
    {
        (await AllAsync(batch => batch.Contains(Bad) ? Error(PostgresErrorCodes.CheckViolation) : null))
            .ShouldBe(["0", "1", "2", "failed", "4"]);
        _sizes.ShouldBe([5, 1, 1, 1, 1, 1]);
    }

    /// <summary>The twin: what is everybody's is not written again one by one.</summary>
    [Fact]
    public async Task An_outage_fails_all_at_once()
    {
        (await AllAsync(batch => batch.Contains(Bad) ? Error(PostgresErrorCodes.DiskFull) : null))
            .ShouldAllBe(answer => answer == "failed");
        _sizes.ShouldBe([5]);
    }

    [Fact]
    public async Task A_full_queue_takes_nothing_more_unless_one_waits_for_room()
    {
        var group = Group(_ => null, capacity: 2);
        var first = new[] { group.TryAdd(0), group.TryAdd(1) };
        group.TryAdd(2).ShouldBeNull();
        var patient = group.AddAsync(3);
        var running = group.RunAsync();

        (await patient.WaitAsync(Eventually.Patience)).ShouldBe("3");
        (await Task.WhenAll(first!)).ShouldBe(["0", "1"]);
        group.Complete();
        await running.WaitAsync(Eventually.Patience);
        group.TryAdd(4).ShouldBeNull();
    }

    private async Task<string[]> AllAsync(Func<IReadOnlyList<int>, Exception?> fault)
    {
        var group = Group(fault, capacity: 5);
        var asked = Enumerable.Range(0, 5).Select(i => group.TryAdd(i)!).ToList();
        group.Complete();
        await group.RunAsync().WaitAsync(Eventually.Patience);
        return await Task.WhenAll(asked.Select(async answer =>
        {
            try
            {
                return await answer;
            }
            catch (PostgresException)
            {
                return "failed";
            }
        }));
    }

    private GroupCommit<int, string> Group(Func<IReadOnlyList<int>, Exception?> fault, int capacity) => new(
        new(capacity, 100, 1, TimeSpan.Zero),
        batch =>
        {
            _sizes.Add(batch.Count);
            return fault(batch) is { } e
                ? Task.FromException<IReadOnlyList<string>>(e)
                : Task.FromResult<IReadOnlyList<string>>([.. batch.Select(i => $"{i}")]);
        });

    private static PostgresException Error(string state) => new("as a test wants it", "ERROR", "ERROR", state);
}
