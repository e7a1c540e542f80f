using Npgsql;

namespace Ticketing.TestKit.Servers;

/// <summary>
/// A real PostgreSQL on a free port with an empty data folder, usually without fsync. Programs are looked for in
/// <c>POSTGRES_HOME/bin</c>, <c>/usr/lib/postgresql/*/bin</c> and PATH. PostgreSQL refuses to run as root:
/// there it runs in a user namespace of its own (<c>unshare</c>), or else as another user (<c>setpriv</c>).
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const int StartAttempts = 3;
    private const string UnprivilegedUser = "65534";

    private static int _databases;

    private readonly TemporaryFolder _folder = new("postgres");
    private ServerProcess _process = null!;

    private static readonly string[] WaitsForDisk = ["-c", "fsync=on"];
    private static readonly string[] DoesNotWait =
        ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];

    private readonly bool _durable;

    private PostgresServer(bool durable)
    {
        _durable = durable;
    }

    /// <summary>On 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>Of database <c>postgres</c>, as superuser.</summary>
    public string ConnectionString => ConnectionStringOf("postgres");

    /// <summary>Makes the data folder, starts the server and waits until it answers: about 2 s.</summary>
    /// <param name="durable">Commits wait for the disk, as PostgreSQL does by itself.</param>
    /// <exception cref="InvalidOperationException">It did not start; the text has its log.</exception>
    public static async Task<PostgresServer> StartAsync(bool durable = false)
    {
        var server = new PostgresServer(durable);
        try
        {
            await server.InitAsync();
            return server;
        }
        catch
        {
            server._folder.Dispose();
            throw;
        }
    }

    /// <summary>Connection string of a database of this server, existing or not.</summary>
    public string ConnectionStringOf(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Maximum Pool Size=30;Timeout=60;"
        + "Command Timeout=120";

    /// <summary>Creates a database with a fresh name.</summary>
    /// <param name="template">Connection string of a database to copy, to which nobody may be connected; or
    /// null.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        var from = template is null ? "template1" : new NpgsqlConnectionStringBuilder(template).Database;
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE {from} STRATEGY file_copy");
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    await command.ExecuteNonQueryAsync();
                    return true;
                }
                catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ObjectInUse)
                {
                    return false; // Who was connected to the template is still on the way out.
                }
            },
            $"{from} can be copied");
        return ConnectionStringOf(name);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _process.StopAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task InitAsync()
    {
        var bin = FindPrograms();
        var (prefix, folder) = await UnprivilegedAsync();
        var data = Path.Combine(folder, "data");
        string[] init =
        [
            .. prefix, Path.Combine(bin, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
            "--locale=C", "--no-sync", "--no-instructions",
        ];
        await ServerProcess.RunAsync(init[0], init[1..]);
        for (var attempt = 1; ; attempt++)
        {
            Port = FreePort.Take();
            string[] run =
            [
                .. prefix, Path.Combine(bin, "postgres"), "-D", data, "-p", $"{Port}", "-h", "127.0.0.1", "-k", "",
                .. _durable ? WaitsForDisk : DoesNotWait,
                "-c", "max_connections=200", "-c", "shared_buffers=64MB", "-c", "logging_collector=off",
            ];

            // QUIT is PostgreSQL's immediate shutdown: it ends its children, and nobody needs the data again.
            _process = await ServerProcess.StartAsync(run, _folder["postgres.log"], "QUIT");
            try
            {
                await _process.WaitUntilAsync(AnswersAsync, $"PostgreSQL answers on port {Port}");
                return;
            }
            catch (InvalidOperationException) when (attempt < StartAttempts)
            {
                _process.Dispose(); // The port was taken in between.
            }
        }
    }

    private async Task<(string[] Prefix, string Folder)> UnprivilegedAsync()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return ([], _folder.Path);
        }

        if (await ServerProcess.SucceedsAsync("unshare", "-U", "--map-user=1000", "true"))
        {
            return (["unshare", "-U", "--map-user=1000"], _folder.Path);
        }

        await ServerProcess.RunAsync("chown", [UnprivilegedUser, _folder.Path]);
        return (["setpriv", $"--reuid={UnprivilegedUser}", "--clear-groups"], _folder.Path);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false; // Not listening yet, or "the database system is starting up".
        }
    }

    private static string FindPrograms()
    {
        var home = Environment.GetEnvironmentVariable("POSTGRES_HOME");
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(d => Path.Combine(d, "bin"))
            : [];
        string?[] candidates =
        [
            home is null ? null : Path.Combine(home, "bin"), .. debian,
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        ];
        return candidates.FirstOrDefault(d => d is not null && File.Exists(Path.Combine(d, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL was not found: install it, or set POSTGRES_HOME.");
    }
}
