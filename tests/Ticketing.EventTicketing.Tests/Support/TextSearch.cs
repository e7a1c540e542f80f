using System.Text;
using Npgsql;

namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>Looks for a text in every column of every table, also in columns of bytes.</summary>
internal static class TextSearch
{
    public static async Task<List<string>> TablesWithAsync(NpgsqlDataSource source, string text)
    {
        var tables = new List<string>();
        await using (var command = source.CreateCommand(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        tables.Count.ShouldBeGreaterThan(10);
        var found = new List<string>();
        foreach (var table in tables)
        {
            await using var command = source.CreateCommand(
                $"""
                SELECT EXISTS (SELECT FROM "{table}" t
                    WHERE position(lower($1) IN lower(t::text)) > 0 OR position($2 IN t::text) > 0)
                """);
            command.Parameters.Add(new NpgsqlParameter { Value = text });
            command.Parameters.Add(new NpgsqlParameter { Value = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)) });
            if ((bool)(await command.ExecuteScalarAsync())!)
            {
                found.Add(table);
            }
        }

        return found;
    }
}
