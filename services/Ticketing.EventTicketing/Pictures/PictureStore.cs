using Ticketing.Contracts.Listings;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Pictures;

/// <summary>Tables <c>pictures</c> and <c>picture_forms</c>.</summary>
internal sealed class PictureStore(Database database, TimeProvider time)
{
    private const string Delete = "DELETE FROM pictures WHERE owner = @owner";

    private const string Insert =
        """
        INSERT INTO pictures (picture_id, owner, seller_id, alt, created_at) VALUES (@id, @owner, @seller, @alt, @now)
        """;

    private const string InsertForms =
        "INSERT INTO picture_forms (picture_id, name, content) SELECT @id, * FROM unnest(@names, @contents)";

    private const string FindForm = "SELECT content FROM picture_forms WHERE picture_id = @id AND name = @name";

    // Two who change the picture of one owner take turns, so that what is shown is what is kept.
    private const string LockOwner = "SELECT pg_advisory_xact_lock(hashtextextended(@owner, 0))";

    /// <summary>The seller of what has this id; null if there is none.</summary>
    public Task<Guid?> FindSellerAsync(PictureOwner owner, string id, CancellationToken ct) =>
        database.FindAsync<Guid?>(owner.FindSeller, new { id }, ct);

    public Task<byte[]?> FindFormAsync(Guid pictureId, string name, CancellationToken ct) =>
        database.FindAsync<byte[]>(FindForm, new { id = pictureId, name }, ct);

    /// <summary>Puts the picture in the place of the one before.</summary>
    public async Task<PictureFacts> ReplaceAsync(
        PictureOwner owner, string id, Guid seller, string alt, MadePicture picture, AuditEntry entry, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var facts = new PictureFacts(Guid.CreateVersion7(now), alt, picture.Width, picture.Height, picture.Widths);
        var name = $"{owner.Kind}/{id}";
        await using var transaction = await database.BeginAsync(ct);
        await transaction.ExecuteAsync(LockOwner, new { owner = name }, ct);
        await transaction.ExecuteAsync(Delete, new { owner = name }, ct);
        await transaction.ExecuteAsync(Insert, new { id = facts.PictureId, owner = name, seller, alt, now }, ct);
        await transaction.ExecuteAsync(
            InsertForms,
            new
            {
                id = facts.PictureId,
                names = picture.Forms.Select(form => form.Name).ToArray(),
                contents = picture.Forms.Select(form => form.Content).ToArray(),
            },
            ct);
        await transaction.ExecuteAsync(owner.Show, new { id, picture = PictureColumn.Write(facts) }, ct);
        await transaction.AppendAsync(entry, now, ct);
        await transaction.CommitAsync(ct);
        return facts;
    }

    /// <summary>Deletes the picture, if there is one.</summary>
    public async Task RemoveAsync(PictureOwner owner, string id, AuditEntry entry, CancellationToken ct)
    {
        var name = $"{owner.Kind}/{id}";
        await using var transaction = await database.BeginAsync(ct);
        await transaction.ExecuteAsync(LockOwner, new { owner = name }, ct);
        if (await transaction.ExecuteAsync(Delete, new { owner = name }, ct) > 0)
        {
            await transaction.ExecuteAsync(owner.Show, new { id, picture = (string?)null }, ct);
            await transaction.AppendAsync(entry, time.GetUtcNow(), ct);
            await transaction.CommitAsync(ct);
        }
    }
}
