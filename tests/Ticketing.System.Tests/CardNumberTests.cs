using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ticketing.SystemKit;
using Ticketing.SystemKit.Api;
using Ticketing.System.Tests.Running;

namespace Ticketing.System.Tests;

/// <summary>
/// A card number is nowhere: not in a log, a trace, the broker's log, a database or the provider's books. Looked for in
/// every file the system keeps, in the very bytes.
/// </summary>
[Collection(MainCollection.Name)]
public sealed class CardNumberTests(MainSystem main)
{
    // Passes the check digit and stands in no other test.
    private const string Number = "4539148803436467";
    private const string Spaced = "4539 1488 0343 6467";

    [LocalFact]
    public async Task A_card_number_that_goes_through_the_whole_is_kept_nowhere()
    {
        var client = main.System.Client;
        var name = $"Grepped {Guid.NewGuid():n}";
        var onSale = await client.OnSaleAsync(EventDraft.Of(name, 1, 1, 2, 5));
        var buyer = client.Buyer();
        foreach (var text in new[] { Number, Spaced, "/v1/transaction" })
        {
            main.Collector.Seek(text);
        }
        var order = await buyer.BookAsync(CreateOrderRequest.Best(onSale.EventId, "A", 2));

        // Somebody sends the card itself to us, in every place there is.
        Assert.Equal(
            "card-number-not-accepted", (await buyer.PayAsync(order.OrderId, ConfirmOrderRequest.By(Spaced))).Code);
        Assert.Equal(
            "card-number-not-accepted",
            (await PostAsync(buyer, order, new { number = Number })).Code);
        // And then properly: the provider's tokeniser, and its token to us.
        var token = await TokeniseAsync();
        var paid = await PostAsync(buyer, order, new { token });
        Assert.Equal((HttpStatusCode.OK, OrderStatus.Paid), (paid.Status, paid.Value.Status));

        // The twins: what is looked for in the same places and has to be there.
        await Eventually.TrueAsync(
            _ => Task.FromResult(main.Collector.Found("/v1/transaction")), "telemetry tells of the payment");
        await Eventually.GetAsync(
            _ => Task.FromResult(FilesWith(name, token)), found => found.Count == 2,
            "files hold the event's name and the provider's token", describe: found => string.Join(", ", found.Keys));
        Assert.Empty(FilesWith(Number, Spaced));
        Assert.False(main.Collector.Found(Number) || main.Collector.Found(Spaced), "telemetry holds the card number");
    }

    private static Task<Answer<OrderResponse>> PostAsync(Person buyer, OrderResponse order, object card) =>
        buyer.SendAsync<OrderResponse>(HttpMethod.Post, "/v1/transaction", JsonContent.Create(new
        {
            booking_id = order.OrderId,
            amount = order.Total,
            currency = order.Currency,
            payment_method_details = new { type = "card", card },
        }));

    private async Task<string> TokeniseAsync()
    {
        using var browser = new HttpClient();
        var config = await browser.GetFromJsonAsync<JsonElement>(new Uri(main.System.Gateway, "/payments/config"));
        using var answer = await browser.PostAsJsonAsync(
            config.GetProperty("tokeniser_url").GetString(),
            new { number = Spaced, exp_month = 12, exp_year = 2034, cvc = "123" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>A file with it for each text that is in one. All in one reading: they are gigabytes.</summary>
    private Dictionary<string, string> FilesWith(params string[] texts)
    {
        var patterns = texts.ToDictionary(text => text, Encoding.UTF8.GetBytes);
        var found = new Dictionary<string, string>();
        foreach (var file in new[] { main.System.DataFolder, main.System.LogFolder }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            // Held open by the servers and the AppHost for as long as they run; at most a process id is in them.
            .Where(file => !file.EndsWith("lock", StringComparison.Ordinal))
            // Numbers of eight bytes and the zeros after them, 20 MB a partition: gigabytes that hold no text.
            .Where(file => !(file.EndsWith(".index", StringComparison.Ordinal)
                || file.EndsWith(".timeindex", StringComparison.Ordinal))))
        {
            foreach (var text in In(file, patterns))
            {
                found[text] = file;
            }
        }

        return found;
    }

    private static HashSet<string> In(string file, Dictionary<string, byte[]> patterns)
    {
        var found = new HashSet<string>();
        var longest = patterns.Values.Max(pattern => pattern.Length);
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete);
            var buffer = new byte[1024 * 1024];
            var kept = 0;
            int read;
            while ((read = stream.Read(buffer, kept, buffer.Length - kept)) > 0)
            {
                var length = kept + read;
                found.UnionWith(patterns
                    .Where(p => buffer.AsSpan(0, length).IndexOf(p.Value) >= 0).Select(p => p.Key));
                // A text may lie across two reads.
                kept = Math.Min(longest - 1, length);
                buffer.AsSpan(length - kept, kept).CopyTo(buffer);
            }
            return found;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // A store removed its own temporary file or folder meanwhile.
            return found;
        }
    }
}
