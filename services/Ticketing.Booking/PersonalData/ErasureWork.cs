using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.PersonalData;

/// <summary>
/// Asks every two seconds who deleted their account and erases what is here of them. The number up to which that is done
/// is stored after it: a crash erases once more, which finds nothing.
/// </summary>
internal sealed class ErasureWork(
    IServiceScopeFactory scopes, PersonErasure erasure, Database database, TimeProvider clock,
    ILogger<ErasureWork> logger)
    : PeriodicWork("Erasing deleted accounts", Interval, clock, logger)
{
    private const string ReadNumber = "SELECT number FROM erasure_progress";

    private const string StoreNumber = "UPDATE erasure_progress SET number = @number WHERE number < @number";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var deleted = scope.ServiceProvider.GetRequiredService<IDeletedUsers>();
        var after = await database.FindAsync<long>(ReadNumber, null, ct);
        var page = await deleted.ReadAsync(after, ct);
        foreach (var user in page.Users)
        {
            await erasure.EraseAsync(user, ct);
        }
        if (page.Users.Count > 0)
        {
            await database.ExecuteAsync(StoreNumber, new { number = page.Next }, ct);
        }
    }
}
